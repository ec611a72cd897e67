"""What the doctor asks about Excel, WPS and the add-in."""

from pathlib import Path

from gsafety_xl import __version__
from gsafety_xl.addin.doorbell import INTERPRETER
from gsafety_xl.desk import settings, trust
from gsafety_xl.desk.diagnosis import Diagnosis, fine, not_applicable, problem, warning
from gsafety_xl.desk.office_programs import (
    Excel,
    automation_program,
    find_excel,
    is_wps,
    workbook_program,
)
from gsafety_xl.desk.places import ADD_IN, Desk, console_interpreter
from gsafety_xl.desk.registry import text_of
from gsafety_xl.workbook.files import sha256_of

_EXCEL, _WPS, _ADD_IN = "Excel", "WPS 与 Excel 的登记", "Excel 加载项"
_INTERPRETER, _TRUST = "按钮所用的 Python", "受信任位置"
_INSTALL = "请运行 gsafety addin install"
#: What a button needs: the way to Excel, and this package.
_SAY_VERSION = "import sys, pythoncom, gsafety_xl; sys.stdout.write(gsafety_xl.__version__)"


def check_excel_desk(desk: Desk) -> list[Diagnosis]:
    """Return what is to be said of Excel and its add-in; not applicable outside Windows."""
    if not desk.is_windows:
        everything = (_EXCEL, _WPS, _ADD_IN, _INTERPRETER, _TRUST)
        return [not_applicable(name, "只用于 Windows") for name in everything]
    excel = find_excel(desk)
    first = [_check_excel(excel), _check_wps(desk, excel)]
    if excel is None:
        names = (_ADD_IN, _INTERPRETER, _TRUST)
        return [*first, *(not_applicable(name, "没有装 Excel") for name in names)]
    return [*first, _check_add_in(desk), _check_interpreter(desk), _check_trust(desk)]


def _check_excel(excel: Excel | None) -> Diagnosis:
    if excel is not None:
        return fine(_EXCEL, str(excel))
    remedy = "用 gsafety build menu 生成双击菜单，或用命令行；台账可在 WPS 里填"
    return warning(_EXCEL, "没有找到", remedy)


def _check_wps(desk: Desk, excel: Excel | None) -> Diagnosis:
    """Say whether WPS answers where Excel should: the buttons then reach the wrong program."""
    automation, opener = automation_program(desk.registry), workbook_program(desk.registry)
    if excel is not None and is_wps(automation):
        remedy = "在 WPS 的配置工具里取消兼容第三方，再修复安装 Office；双击菜单不受影响"
        return problem(_WPS, f"WPS 占用了 Excel 的自动化接口：{automation}", remedy)
    if excel is not None and is_wps(opener):
        remedy = f"要用 Excel 的按钮，请在“默认应用”里把 {excel.path.name} 设为 .xlsx 的打开方式"
        return warning(_WPS, f"双击 .xlsx 打开的是 WPS：{opener}", remedy)
    wps = next(filter(is_wps, (automation, opener)), "")
    return fine(_WPS, f"由 WPS 打开表格：{wps}" if wps else "没有被 WPS 占用")


def _check_add_in(desk: Desk) -> Diagnosis:
    path = desk.installed_add_in
    if not path.is_file():
        return warning(_ADD_IN, f"没有安装（{path}）", f"{_INSTALL}；不装也可以用命令行")
    if not desk.add_in.is_file():
        return problem(_ADD_IN, f"安装包里没有 {desk.add_in.name}", "请重新安装 gsafety_xl")
    if sha256_of(path) != sha256_of(desk.add_in):
        return problem(_ADD_IN, f"与本版本的不同：{path}", f"关闭 Excel 后{_INSTALL}")
    if _is_disabled(desk):
        remedy = "在 Excel 的 文件—选项—加载项—管理“禁用项目” 里启用它"
        return problem(_ADD_IN, "Excel 把它列为禁用项目", remedy)
    return fine(_ADD_IN, str(path))


def _is_disabled(desk: Desk) -> bool:
    """Tell whether Excel put the add-in on its list of programs that made it crash."""
    mark = ADD_IN.encode("utf-16-le")
    keys = [
        rf"HKCU\Software\Microsoft\Office\{version}\Excel\Resiliency\DisabledItems"
        for version in trust.office_versions(desk.registry)
    ]
    values = [desk.registry.value(key, name) for key in keys for name in desk.registry.names(key)]
    return any(isinstance(value, bytes) and mark in value.lower() for value in values)


def _check_interpreter(desk: Desk) -> Diagnosis:
    setting = text_of(desk.registry, settings.SECTION, INTERPRETER)
    if not setting:
        if not desk.installed_add_in.is_file():
            return not_applicable(_INTERPRETER, "没有安装加载项")
        return problem(_INTERPRETER, "没有设置，按钮不能用", _INSTALL)
    path = Path(setting)
    if not path.is_file():
        return problem(_INTERPRETER, f"设置的程序不存在：{path}", _INSTALL)
    answer = desk.ask([str(console_interpreter(path)), "-I", "-c", _SAY_VERSION])
    if not answer.went_well:
        remedy = f"用这个 Python 重新安装 gsafety_xl（不要用 pip 的 --user），再{_INSTALL[1:]}"
        return problem(_INTERPRETER, f"{path} 里的 gsafety_xl 不能用", remedy)
    if answer.text != __version__:
        found = f"{path} 里是 {answer.text}，这里是 {__version__}"
        return problem(_INTERPRETER, found, _INSTALL)
    return fine(_INTERPRETER, f"{path}，gsafety_xl {answer.text}")


def _check_trust(desk: Desk) -> Diagnosis:
    versions = trust.office_versions(desk.registry)
    policies = filter(None, (trust.forbidding_policy(desk.registry, item) for item in versions))
    policy = next(policies, "")
    if policy:
        remedy = f"请管理组策略的同事把 {desk.start_folder} 列为受信任位置"
        return problem(_TRUST, f"组策略不许用户设受信任位置（{policy}）", remedy)
    if not desk.installed_add_in.is_file():
        return not_applicable(_TRUST, "没有安装加载项")
    lacking = [item for item in versions if not trust.is_trusted(desk, item, desk.start_folder)]
    if lacking:
        found = f"Excel {'、'.join(lacking)} 没有把 {desk.start_folder} 列入"
        return warning(_TRUST, found, _INSTALL)
    return fine(_TRUST, f"{desk.start_folder}（Excel {'、'.join(versions)}）")
