"""Runs a command so that bad input ends in one Chinese line, never in a traceback."""

import io
import sys

import click

from gsafety_xl.cli.commands import gsafety
from gsafety_xl.cli.usage import explain
from gsafety_xl.model import GsafetyError
from gsafety_xl.pipeline.log_file import write_log

COULD_NOT_RUN = 2
INTERRUPTED = 130


def main(arguments: list[str] | None = None) -> None:
    """Run ``gsafety`` and leave with its exit code: 0 clean, 1 findings, 2 could not run."""
    _speak_utf8()
    sys.exit(run(arguments))


def run(arguments: list[str] | None = None) -> int:
    """Run ``gsafety`` and return its exit code; what went wrong is said on standard error."""
    try:
        outcome = gsafety.main(arguments, prog_name="gsafety", standalone_mode=False)
    except GsafetyError as error:
        return _refuse(str(error))
    except click.ClickException as error:
        return _refuse(explain(error))
    except (click.Abort, KeyboardInterrupt):
        click.echo("已取消", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        return COULD_NOT_RUN
    except Exception:  # noqa: BLE001 - the door: our own bugs end here, logged, in one sentence
        path = write_log("gsafety", sys.argv[1:])
        return _refuse(f"程序出错，未能完成。请把日志文件交给信息技术人员：{path}")
    return outcome if isinstance(outcome, int) else 0


def _refuse(sentence: str) -> int:
    click.echo(f"gsafety：{sentence}", err=True)
    return COULD_NOT_RUN


def _speak_utf8() -> None:
    """Write UTF-8 into pipes and files; a Windows console keeps its own way of showing it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8", errors="replace")
