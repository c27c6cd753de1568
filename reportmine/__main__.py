"""`python -m reportmine`."""

from reportmine.cli.main import main

if __name__ == "__main__":
    main()
