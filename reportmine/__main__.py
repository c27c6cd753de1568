"""`python -m reportmine`, and the file that spark-submit is given."""

import sys
from pathlib import Path

if __name__ == "__main__":
    here = Path(__file__).resolve().parent
    if Path(sys.path[0]).resolve() == here:  # run as a file: the rooms of the package are no modules of their own
        sys.path[0] = str(here.parent)
    from reportmine.cli.main import main

    main()
