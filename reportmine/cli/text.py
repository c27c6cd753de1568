"""`reportmine text`: the raw text that positions refer to."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reportmine.cli.options import FILE


@click.command("text")
@click.argument("file", type=FILE)
@click.option("--encoding", help="文本文件的编码（默认自动识别）。")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="写入文件（UTF-8）。")
def command(file: Path, encoding: str | None, output: Path | None) -> None:
    """Print exactly the text that every start and end in the tables refers to.

    原样输出文件中的文字；各表中的位置就是它的字符序号。

    Example: reportmine text 总结.docx
    """
    from reportmine.errors import UnreadableFile
    from reportmine.reports.destination import destination
    from reportmine.settings import ReadingSettings
    from reportmine.text import read, walk

    settings = ReadingSettings(encoding=encoding)
    readings = [reading for entry in walk([file], settings).entries for reading in read(entry, settings)]
    failed = next((r for r in readings if r.state != "read"), None)
    if failed is not None or not readings:
        state, why = (failed.state, failed.error or "") if failed else ("unsupported", "不是能读的报告文件")
        raise UnreadableFile(state, f"未能读取：{why}", where=str(file))
    text = "\n".join(reading.extract.text for reading in readings if reading.extract is not None)
    data = text.encode("utf-8", "surrogatepass")
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        with destination(output) as handle:
            handle.write(data)
