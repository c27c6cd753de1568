"""`reportmine serve`: the report page of a store with search, on this machine."""

from __future__ import annotations

from pathlib import Path

import click

from reportmine.cli.options import found_store


@click.command("serve")
@click.argument("store", type=click.Path(exists=True, path_type=Path))
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="端口；0 由系统选。")
@click.option("--host", default="127.0.0.1", show_default=True, help="监听的地址；默认只有本机能访问。")
@click.option("--name", "names", multiple=True, help="允许访问者在网址中使用的其他主机名，可给多个。")
@click.option("--max-mb", type=click.FloatRange(0.1), default=64.0, show_default=True, help="上传文件的上限（MB）。")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="语言。")
@click.option("--quiet", "-q", is_flag=True, help="不显示进度和提示。")
def command(store: Path, port: int, host: str, names: tuple[str, ...], max_mb: float, lang: str, quiet: bool) -> None:
    """Serve the report page of a store with search, on 127.0.0.1: open the address it prints.

    在本机打开结果库（或结果文件夹）：报告页、全文检索、任选两份对照、核对新文件、下载各表、填写核查结论、收入新文件夹。
    打印出的网址含口令，只有用它打开过的浏览器才能写入。按 Ctrl-C 结束。

    Example: reportmine serve 结果
    """
    from reportmine.web.guarding import LOOPBACK, Guard, new_token
    from reportmine.web.library import Library
    from reportmine.web.serving import bound, serve

    path = found_store(store)
    local = host in LOOPBACK
    socket = bound(host, port)
    if not quiet:
        click.echo("正在打开结果库……", err=True)
    library = Library(path, lang)
    if library.index.in_memory and not quiet:
        click.echo("提示：结果库所在的文件夹不能写入，检索索引只放在内存中。", err=True)
    guard = Guard((*LOOPBACK, *names, *(() if local else (host,))), new_token(), max_mb, closed=not local)
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"http://{shown}:{socket.getsockname()[1]}/?token={guard.token}")
    if not local and not quiet:
        click.echo("提示：其他机器也能连接；阅读也需要口令，传输没有加密。", err=True)
    serve(library, guard, socket)
    if not quiet:
        click.echo("已停止。", err=True)
