"""Small documents for tests of reuse, built by hand: clean text equals raw text."""

from __future__ import annotations

import numpy as np

from reportmine.model import Document, Metadata, Segmented
from reportmine.segment import segment

SOURCE = """白桥中学工会2014年工作总结
3月12日，工会组织二百一十六名教职工到云雾山植树，栽下香樟四百三十株。植树结束后，校长丁向阳与老教师合影留念，大家约定来年再来浇水。
5月，第六届“墨香杯”粉笔字比赛在阶梯教室举行，五十八名教师参加，语文组的洪亚楠以一首《春晓》夺得头名，作品在走廊展出两周。
7月暑假前，工会为二十三名班主任购置了护嗓药箱，每只价值186元，又请来市中医院的医生讲解嗓音保健，听讲者挤满了会议室。
"""
REWORDED = """青塘小学工会2015年工作总结
3月12日，工会发动二百一十六名教职工到云雾山种树，种下香樟四百三十株。种树结束后，校长丁向阳与老教师合影纪念，大家约好来年再来浇水。
5月，第六届“墨香杯”粉笔字竞赛在阶梯教室举办，五十八名教师参与，语文组的洪亚楠以一首《春晓》获得头名，作品在走廊展览两周。
7月暑期前，工会为二十三名班主任购买了护嗓药箱，每只价值186元，又邀来市中医院的医生讲授嗓音保健，听讲者坐满了会议室。
"""
UNRELATED = """红石厂工会2014年工作总结
车间主任在晨会上通报了上月的能耗情况，锅炉房改用余热回收装置以后，每班少烧煤将近一吨半。
四季度的班组擂台赛换了规则，由观众席上的退休师傅打分，钳工班凭一套自制的夹具赢得满场喝彩。
食堂添了素菜窗口和无糖糕点，夜班工人反映最多的冷饭问题，靠两台保温柜解决了。
"""


def document(doc: str, text: str, *, year: int | None = None, unit: str | None = None) -> Segmented:
    """A segmented document whose clean view is the raw text."""
    offsets = np.arange(len(text) + 1, dtype=np.int32)
    meta = Metadata(title=text.split("\n", 1)[0], year=year, unit=unit)
    return segment(Document(doc, text, 0, len(text), text, offsets, "0" * 64, meta))
