from __future__ import annotations

from pathlib import Path

import pytest

from reportmine.cli.mining import default_folder
from reportmine.cli.options import make_settings
from reportmine.errors import UsageError
from reportmine.settings import Period


def test_options_become_settings_and_what_is_not_given_keeps_its_default() -> None:
    settings = make_settings({"min_chars": 50, "period": "2008-2012,2013-2017", "lexicons": (Path("词.txt"),)})
    assert settings.reuse.min_chars == 50
    assert settings.themes.periods == (
        Period("2008-2012", "2008-01-01", "2012-12-31"),
        Period("2013-2017", "2013-01-01", "2017-12-31"),
    )
    assert settings.segment.lexicons == (Path("词.txt"),)
    assert settings.segment.segmenter == "jieba"


def test_statistical_and_school_years_are_periods_too() -> None:
    assert make_settings({"period": "2013-10/2014-09"}).themes.periods == (
        Period("2013-10/2014-09", "2013-10-01", "2014-09-30"),
    )
    school = make_settings({"period": "学年"}).themes
    assert (school.periods, school.school_years) == ((), True)


@pytest.mark.parametrize("period", ["x", "2012", "2015-2012", "2014-09/2013-10", "2013-13/2014-01"])
def test_a_period_that_is_none_is_refused(period: str) -> None:
    with pytest.raises(UsageError, match=f"看不懂的时期“{period}” .*请写成 2008-2012,2013-2017"):
        make_settings({"period": period})


def test_results_stand_beside_the_first_path(tmp_path: Path) -> None:
    folder, file = tmp_path / "总结", tmp_path / "表.csv"
    folder.mkdir()
    file.touch()
    assert default_folder((folder,)) == tmp_path / "总结_结果"
    assert default_folder((file,)) == tmp_path / "表_结果"
