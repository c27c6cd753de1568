from __future__ import annotations

from pathlib import Path

import pytest

from reportmine.cli.mining import default_folder
from reportmine.cli.options import make_settings
from reportmine.errors import UsageError


def test_options_become_settings_and_what_is_not_given_keeps_its_default() -> None:
    settings = make_settings({"min_chars": 50, "period": "2008-2012,2013-2017", "lexicons": (Path("词.txt"),)})
    assert settings.reuse.min_chars == 50
    assert settings.themes.periods == ((2008, 2012), (2013, 2017))
    assert settings.segment.lexicons == (Path("词.txt"),)
    assert settings.segment.segmenter == "jieba"


@pytest.mark.parametrize("period", ["x", "2012", "2015-2012"])
def test_a_period_that_is_none_is_refused(period: str) -> None:
    with pytest.raises(UsageError, match=f"看不懂的时期“{period}” .*请写成 2008-2012,2013-2017"):
        make_settings({"period": period})


def test_results_stand_beside_the_first_path(tmp_path: Path) -> None:
    folder, file = tmp_path / "总结", tmp_path / "表.csv"
    folder.mkdir()
    file.touch()
    assert default_folder((folder,)) == tmp_path / "总结_结果"
    assert default_folder((file,)) == tmp_path / "表_结果"
