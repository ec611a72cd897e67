"""Action key, as a button sends it → what is done."""

from collections.abc import Callable

from gsafety_xl.excel import checking, explaining, repairing, zero_reporting
from gsafety_xl.excel.port import SpreadsheetPort
from gsafety_xl.excel.settings import Settings
from gsafety_xl.model import GsafetyError

LiveAction = Callable[[SpreadsheetPort, Settings], None]

#: Actions on the open workbook; they start at once.
LIVE: dict[str, LiveAction] = {
    "check_book": checking.check_live_book,
    "check_sheet": checking.check_live_sheet,
    "clear_marks": checking.clear_marks,
    "explain": explaining.explain,
    "fix": repairing.fix,
    "next_finding": checking.next_finding,
    "previous_finding": checking.previous_finding,
    "zero_report": zero_reporting.zero_report,
}
#: Actions on files → the function of ``file_actions`` that does them.
ON_FILES = {
    "consolidate": "consolidate",
    "due": "due",
    "duties": "duties",
    "help": "help_text",
    "new_form": "new_form",
    "report": "report",
    "settings": "settings_file",
}
#: Actions that make sense with no workbook open.
WITHOUT_BOOK = frozenset({"consolidate", "help", "new_form", "settings"})


def find_action(key: str) -> LiveAction:
    """Return what an action key does; GsafetyError for an unknown key."""
    if key in LIVE:
        return LIVE[key]
    if key not in ON_FILES:
        raise GsafetyError(f"没有“{key}”这个动作", "请重新安装加载项")
    # the file jobs need the list of buttons and subprocesses: a check must not pay for those
    from gsafety_xl.excel import file_actions, jobs  # noqa: PLC0415

    function = getattr(file_actions, ON_FILES[key])
    return lambda port, settings: function(port, settings, jobs.run_command)
