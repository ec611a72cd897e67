"""Installing the Excel add-in for the current user, and taking away exactly that again.

No administrator is needed: one file in the user's XLSTART folder, a few values under HKCU.
"""

from gsafety_xl.addin.doorbell import INTERPRETER, NOT_INSTALLED
from gsafety_xl.desk import settings, trust
from gsafety_xl.desk.places import Desk
from gsafety_xl.desk.steps import CopyFile, DeleteFile, DeleteKey, LeaveFile, Step, WriteValue
from gsafety_xl.model import GsafetyError
from gsafety_xl.workbook.files import sha256_of


def plan_install(desk: Desk) -> list[Step]:
    """Return what an installation would do, in order; nothing is changed.

    The file comes first: it is the step that fails while Excel is open, and then nothing else has
    been written. GsafetyError where Excel's buttons cannot be had, or the add-in is not there.
    """
    _require_windows(desk)
    if not desk.add_in.is_file():
        raise GsafetyError(f"没有找到加载项 {desk.add_in}", "请重新安装 gsafety_xl")
    values = {
        INTERPRETER: ("按钮所用的 Python", str(desk.button_interpreter)),
        NOT_INSTALLED: ("找不到 Python 时的提示", settings.NOT_INSTALLED_TEXT),
        settings.ADD_IN_HASH: ("加载项的校验值", sha256_of(desk.add_in)),
    }
    return [
        CopyFile(desk.add_in, desk.installed_add_in),
        *(WriteValue(what, settings.SECTION, name, to) for name, (what, to) in values.items()),
        *(
            step
            for version in trust.office_versions(desk.registry)
            for step in _trust_steps(desk, version)
        ),
    ]


def plan_uninstall(desk: Desk) -> list[Step]:
    """Return what taking the add-in away would do; empty when nothing is installed.

    An add-in file that is neither the one recorded at installation nor this package's stays.
    """
    _require_windows(desk)
    return [*_file_steps(desk), *_setting_steps(desk), *_distrust_steps(desk)]


def _require_windows(desk: Desk) -> None:
    if not desk.is_windows:
        raise GsafetyError(
            "加载项只能装在 Windows 版的 Excel 上",
            "这台电脑请用命令行，如 gsafety check，或用 gsafety menu",
        )


def _trust_steps(desk: Desk, version: str) -> list[Step]:
    """Trust XLSTART, unless somebody else's location already does."""
    own = trust.own_location(desk.registry, version)
    if own is None and trust.is_trusted(desk, version, desk.start_folder):
        return []
    key = own or trust.free_location(desk.registry, version)
    what = f"受信任位置（Excel {version}）"
    return [
        WriteValue(f"{what}的说明", key, "Description", trust.DESCRIPTION),
        WriteValue(what, key, "Path", f"{desk.start_folder}\\"),
    ]


def _file_steps(desk: Desk) -> list[Step]:
    path = desk.installed_add_in
    if not path.is_file():
        return []
    ours = {desk.registry.value(settings.SECTION, settings.ADD_IN_HASH)}
    if desk.add_in.is_file():
        ours.add(sha256_of(desk.add_in))
    return [DeleteFile(path) if sha256_of(path) in ours else LeaveFile(path)]


def _setting_steps(desk: Desk) -> list[Step]:
    present = set(desk.registry.names(settings.SECTION))
    names = tuple(name for name in settings.NAMES if name in present)
    if not names:
        return []
    return [
        DeleteKey("加载项的设置", settings.SECTION, names),
        DeleteKey("加载项的设置（空项）", settings.APPLICATION),
    ]


def _distrust_steps(desk: Desk) -> list[Step]:
    registry = desk.registry
    found = [
        (version, trust.own_location(registry, version))
        for version in trust.office_versions(registry)
    ]
    return [
        DeleteKey(f"受信任位置（Excel {version}）", key, tuple(registry.names(key)))
        for version, key in found
        if key is not None
    ]
