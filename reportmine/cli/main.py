"""The command line: the group, lazy commands, and the one boundary where errors become words and exit codes.

Exit codes: 0 done, 1 done but some files could not be read, 2 wrong usage or nothing readable, 130 interrupted.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from reportmine import __version__
from reportmine.cli.processor import prepare_numpy, prepare_python
from reportmine.errors import ReportmineError

# name -> module; a command's module is loaded when it is called, so that --help stays instant
COMMANDS = {
    "mine": "mining",
    "reuse": "reusing",
    "check": "checking",
    "compare": "comparing",
    "activities": "activities",
    "themes": "themes",
    "kwic": "concordance",
    "words": "words",
    "segment": "segmenting",
    "text": "text",
    "discover": "discovering",
    "export": "exporting",
    "validate": "validating",
    "dossier": "recording",
    "judge": "judging",
    "report": "reporting",
    "serve": "serving",
    "doctor": "doctor",
}


class _LazyGroup(click.Group):
    """Loads a command's module only when that command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"reportmine.cli.{COMMANDS[cmd_name]}").command
        return command


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "--version", prog_name="reportmine")
def cli() -> None:
    """Find recycled passages, activities and themes in Chinese union work reports.

    从工会工作报告中找出重合的文字、开展的活动和主题的变化。每条命令可用 --help 查看说明；先用 mine 试一试：

        reportmine mine 报告文件夹
    """


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Runs the command line and leaves with its exit code."""
    prepare_numpy()
    prepare_python()
    try:
        # not cli.main(): it turns a closed pipe into exit code 1, which here means unreadable files
        with cli.make_context("reportmine", list(sys.argv[1:] if arguments is None else arguments)) as context:
            cli.invoke(context)
            sys.stdout.flush()
        _leave(0)
    except click.exceptions.Exit as done:
        _leave(done.exit_code)
    except (click.exceptions.Abort, KeyboardInterrupt):
        click.echo("已中断；已完成的部分保存在结果库中，再运行一次即可继续。", err=True)
        _leave(130)
    except click.ClickException as problem:
        problem.show()
        _leave(2)
    except ReportmineError as problem:
        click.echo(f"错误：{problem}", err=True)
        _leave(problem.exit_code)
    except BrokenPipeError:
        # the reader of our output closed it (… | head): nothing is wrong; keep the interpreter from complaining
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        _leave(0)
    except OSError as problem:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        click.echo(f"错误：不能写出结果：{problem.strerror or problem} 请检查磁盘空间和权限", err=True)
        _leave(2)


def _leave(code: int) -> NoReturn:
    sys.exit(code)


if __name__ == "__main__":
    main()
