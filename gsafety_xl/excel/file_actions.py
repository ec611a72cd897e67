"""汇总下级, 履职看板, 到期提醒, 生成文书, 新建台账, 设置, 帮助."""

from collections.abc import Callable
from pathlib import Path

from gsafety_xl.addin.actions import load_actions
from gsafety_xl.desk.menu import free_path
from gsafety_xl.excel.checking import today
from gsafety_xl.excel.jobs import Runner, bring_out, finish, work_folder
from gsafety_xl.excel.port import SpreadsheetPort
from gsafety_xl.excel.settings import Settings, ensure_settings, settings_path
from gsafety_xl.excel.words import say, say_plain
from gsafety_xl.schema import load_catalogue

#: Makes the words of a command that writes into a folder.
Words = Callable[[Path], list[str]]
#: What the clerk types for the workbook of the counter-terror ledgers.
_COUNTER_TERROR = "2"


def consolidate(port: SpreadsheetPort, settings: Settings, run: Runner) -> None:
    """Consolidate a folder of submissions and open the master."""
    folder = port.ask_folder(say_plain("ask", "folder"))
    if folder is None:
        return
    target = free_path(
        _output(settings, folder.parent) / f"汇总_{folder.name}_{today():%Y%m%d}.xlsx"
    )

    def words(inside: Path) -> list[str]:
        output = inside / target.name
        return ["consolidate", str(folder), "-o", str(output), *_register(settings)]

    _do(port, "consolidate", (target.parent, words), run)


def duties(port: SpreadsheetPort, settings: Settings, run: Runner) -> None:
    """Account for the duties from the workbook in front, as it is saved, and open the result."""
    path = _saved(port, "duties")
    if path is None:
        return
    target = free_path(_output(settings, path.parent) / f"履职看板_{path.stem}.xlsx")

    def words(inside: Path) -> list[str]:
        return ["duties", str(path), "--format", "xlsx", "-o", str(inside / target.name)]

    _do(port, "duties", (target.parent, words), run)


def due(port: SpreadsheetPort, settings: Settings, run: Runner) -> None:
    """List what is due in the workbook in front, as it is saved, and open the list."""
    path = _saved(port, "due")
    if path is None:
        return
    target = free_path(_output(settings, path.parent) / f"到期提醒_{path.stem}.xlsx")

    def words(inside: Path) -> list[str]:
        output = str(inside / target.name)
        return ["due", str(path), "--format", "xlsx", "-o", output, *_register(settings)]

    _do(port, "due", (target.parent, words), run)


def report(port: SpreadsheetPort, settings: Settings, run: Runner) -> None:
    """Write a document from the workbook in front, as it is saved, and open it."""
    path = _saved(port, "report")
    if path is None:
        return
    known = load_catalogue().documents
    listed = "\n".join(f"{code} {spec.title}" for code, spec in known.items())
    code = port.ask_text(say("ask", "document", documents=listed), next(iter(known)))
    period = port.ask_text(say_plain("ask", "period"), f"{today():%Y-%m}") if code else ""
    if not code or not period:
        return

    def words(inside: Path) -> list[str]:
        return ["report", code, str(path), "--period", period, "-o", str(inside)]

    _do(port, "report", (_output(settings, path.parent) / "文书", words), run)


def new_form(port: SpreadsheetPort, settings: Settings, run: Runner) -> None:
    """Write a blank ledger workbook and open it; one in front may be last year's."""
    unit = port.ask_text(say_plain("ask", "unit"), "").strip()
    year = port.ask_text(say_plain("ask", "year"), str(today().year)).strip() if unit else ""
    kind = port.ask_text(say_plain("ask", "kind"), "1").strip() if year else ""
    if not kind:
        return
    secret = kind == _COUNTER_TERROR
    folder = _output(settings, Path.home() / "Documents" if port.path is None else port.path.parent)
    target = free_path(folder / f"{unit}_{year}年{'反恐' if secret else '安全'}台账.xlsx")
    arguments = ["new", "--unit", unit, "--year", year, "-o", str(target), *_register(settings)]
    arguments += ["--kind", "counter-terror"] if secret else []
    arguments += _carried_from(port, year)
    outcome = run(port, say("jobs", "new_form"), arguments)
    finish(port, say("jobs", "new_form"), outcome, [target] if target.exists() else [])


def _carried_from(port: SpreadsheetPort, year: str) -> list[str]:
    """Return the words that carry over from the workbook in front, if the clerk wants that.

    It is offered where the name says that the workbook is last year's.
    """
    path = port.path
    if path is None or not port.is_saved or not year.isdecimal():
        return []
    if str(int(year) - 1) not in path.stem:
        return []
    answer = port.ask_text(say("ask", "carry", name=path.name), say("ask", "yes"))
    return ["--from", str(path)] if answer.strip() == say("ask", "yes") else []


def settings_file(port: SpreadsheetPort, _settings: Settings, _run: Runner) -> None:
    """Open the settings."""
    path = ensure_settings(settings_path())
    port.open(path)
    port.tell(say("settings", "opened", path=str(path)))


def help_text(port: SpreadsheetPort, _settings: Settings, _run: Runner) -> None:
    """Say what each button does."""
    lines = [
        say("help", "line", label=item.label, supertip=item.supertip) for item in load_actions()
    ]
    port.tell("\n".join([say_plain("help", "intro"), *lines]))


def _do(port: SpreadsheetPort, job: str, order: tuple[Path, Words], run: Runner) -> None:
    """Run a command that writes into a folder; say how it ended and open the first result."""
    folder, words = order
    what = say("jobs", job)
    with work_folder(folder) as inside:
        outcome = run(port, what, words(inside))
        outcome, results = bring_out(outcome, inside, folder)
    finish(port, what, outcome, results)


def _saved(port: SpreadsheetPort, job: str) -> Path | None:
    """Return the file of the workbook in front; None, after saying so, when it is not saved."""
    path = port.path
    if path is not None and port.is_saved:
        return path
    port.tell(say("ask", "save_here" if path is None else "save_first", what=say("jobs", job)))
    return None


def _output(settings: Settings, otherwise: Path) -> Path:
    return settings.output or otherwise


def _register(settings: Settings) -> list[str]:
    return [] if settings.register is None else ["--register", str(settings.register)]
