"""`reportmine doctor`: versions, optional parts found or missing, and how to get them."""

from __future__ import annotations

import click


@click.command("doctor")
def command() -> None:
    """Tell versions, which optional parts are there, and how to get the others.

    检查运行环境：各部分的版本，哪些可选部件可用，没有的怎样安装。

    Example: reportmine doctor
    """
    import platform
    import shutil
    import sys
    from importlib.metadata import PackageNotFoundError, version

    from reportmine import __version__
    from reportmine.resources import folder

    needed = (
        "jieba",
        "scikit-learn",
        "numpy",
        "scipy",
        "rapidfuzz",
        "opencc",
        "lxml",
        "pypdfium2",
        "openpyxl",
        "XlsxWriter",
    )
    optional = {
        "rjieba": "分词加速：pip install 'reportmine[fast]'",
        "pyarrow": "parquet 格式：pip install 'reportmine[parquet]'",
        "pyspark": "集群运算 --engine spark：pip install 'reportmine[spark]'",
        "pandas": "集群运算的一部分：pip install 'reportmine[spark]'",
    }
    click.echo(f"reportmine {__version__}")
    click.echo(f"Python {platform.python_version()}（{sys.platform}）")
    for name in needed:
        try:
            click.echo(f"{name} {version(name)}")
        except PackageNotFoundError:
            click.echo(f"{name} 缺少：请重新安装 reportmine")
    for name, how in optional.items():
        try:
            click.echo(f"{name} {version(name)}（可选，已安装）")
        except PackageNotFoundError:
            click.echo(f"{name} 未安装（可选；{how}）")
    click.echo(_java())
    office = shutil.which("soffice") or shutil.which("libreoffice")
    told = "已安装" if office else "未安装：doc、wps、rtf 文件读不了；请安装 LibreOffice，或先另存为 docx"
    click.echo(f"LibreOffice（可选）{told}")
    click.echo(f"停用词表 {len(list(folder('stopwords').glob('*.txt')))} 个；示例报告 {folder('corpus').name}/ 可用")


def _java() -> str:
    from reportmine.engine.starting import OLDEST_JAVA, java_version

    java = java_version()
    if java is not None and java >= OLDEST_JAVA:
        return f"Java {java}（可选，已安装）"
    how = f"--engine spark 需要 Java {OLDEST_JAVA} 或更新的版本，如 apt-get install openjdk-17-jre-headless"
    return f"Java {'未安装' if java is None else f'{java} 太旧'}（可选；{how}）"
