from __future__ import annotations

from reportmine.text.cleaning import clean

PROSE = (
    "一年来，校工会在上级工会和学校党支部的领导下，团结带领广大教职工认真履行职能，各项工作取得了新的成绩，得到肯定。"
)


def test_a_licence_notice_broken_over_lines_ends_the_report() -> None:
    notice = (
        "本作品是中华人民共和国的\n法律\n、\n法规\n，国家机关的决议、决定，属于\n公有领域\n。\nPublic domain\nfalse"
    )
    assert clean(f"{PROSE}\n\n\n{notice}").text == PROSE
    assert notice.split("\n")[0] in clean(f"{notice}\n{PROSE * 12}").text
