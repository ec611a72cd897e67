"""What the doctor asks about Python, other programs, and the working folder."""

import locale
import platform
import re
import shutil
import struct
import sys
import tempfile
import tomllib
from importlib import metadata
from pathlib import Path

from gsafety_xl import __version__
from gsafety_xl.desk.diagnosis import Diagnosis, fine, problem, warning
from gsafety_xl.desk.places import Desk, packaged

_PYTHON, _PACKAGES, _PROGRAMS = "Python", "所用的程序包", "启动其他程序"
_OFFICE, _WORKING, _ENCODING = "LibreOffice", "当前文件夹", "文字编码"
_DISTRIBUTION = "gsafety-xl"
#: Seconds a bare interpreter may take to start and end; usual is well below a tenth of it.
_SLOW = 3.0


def check_python(desk: Desk) -> Diagnosis:
    """Say which Python runs this."""
    bits = struct.calcsize("P") * 8
    version = f"gsafety {__version__}，Python {platform.python_version()}，{bits} 位"
    return fine(_PYTHON, f"{version}，{desk.interpreter}")


def check_child_programs(desk: Desk) -> Diagnosis:
    """Start an interpreter that does nothing: security software may forbid or delay it."""
    answer = desk.ask([str(desk.interpreter), "-I", "-c", "pass"])
    remedy = f"请在安全软件里把 {desk.interpreter.parent} 列为信任"
    if not answer.went_well:
        return problem(_PROGRAMS, f"没有成功：{answer.text or answer.code}", remedy)
    found = f"用时 {answer.seconds:.2f} 秒"
    if answer.seconds > _SLOW:
        return warning(_PROGRAMS, f"很慢，{found}", remedy)
    return fine(_PROGRAMS, found)


def check_packages() -> Diagnosis:
    """Compare the packages this program needs with the versions its tests were run with."""
    try:
        needed = needed_packages(metadata.requires(_DISTRIBUTION) or [])
    except metadata.PackageNotFoundError:
        return warning(_PACKAGES, "gsafety_xl 没有用 pip 安装", "请用 pip 安装后再用")
    versions = {name: _installed(name) for name in needed}
    missing = [name for name, version in versions.items() if not version]
    if missing:
        remedy = "请重新安装 gsafety_xl，让 pip 补齐"
        return problem(_PACKAGES, f"缺 {'、'.join(missing)}", remedy)
    pins = pinned_versions(packaged("pyproject.toml"))
    other = [
        f"{name} {version}（测试所用 {pins[name]}）"
        for name, version in versions.items()
        if name in pins and version != pins[name]
    ]
    if other:
        return warning(_PACKAGES, "、".join(other), "结果有疑问时，请换成测试所用的版本再试")
    return fine(_PACKAGES, f"{len(versions)} 个，{_compared(pins)}")


def needed_packages(requirements: list[str]) -> list[str]:
    """Return the names in a distribution's requirements that hold on this system."""
    wanted = []
    for requirement in requirements:
        name, _, condition = requirement.partition(";")
        if "sys_platform" in condition and f"'{sys.platform}'" not in condition.replace('"', "'"):
            continue
        match = re.match(r"[\w.-]+", name)
        wanted += [match[0]] if match else []
    return wanted


def pinned_versions(project: Path) -> dict[str, str]:
    """Return package → version from the project file; empty when the package came without it."""
    if not project.is_file():
        return {}
    content = tomllib.loads(project.read_text(encoding="utf-8"))
    pins = content["tool"]["uv"]["constraint-dependencies"]
    return dict(pin.split("==", 1) for pin in pins)


def check_libreoffice(desk: Desk) -> Diagnosis:
    """Look for LibreOffice; only PDF files need it, so its absence is no fault.

    Its setup program for Windows leaves it off the path, where nothing finds it.
    """
    there = shutil.which("soffice") or shutil.which("libreoffice")
    if there:
        return fine(_OFFICE, there)
    installed = (
        Path(desk.folders[name]) / "LibreOffice" / "program"
        for name in ("PROGRAMFILES", "PROGRAMFILES(X86)")
        if name in desk.folders
    )
    folder = next((path for path in installed if (path / "soffice.exe").is_file()), None)
    if folder is None:
        return fine(_OFFICE, "没有装；只有 gsafety report --pdf 用到它")
    remedy = "要用 gsafety report --pdf 的，请把这个文件夹加入环境变量 Path"
    return warning(_OFFICE, f"装在 {folder}，但命令找不到它", remedy)


def check_working_folder(desk: Desk) -> Diagnosis:
    """Write a file into the working folder and take it away again."""
    try:
        with tempfile.TemporaryFile(dir=desk.working) as stream:
            stream.write(b"0")
    except OSError as error:
        found = f"不能写入 {desk.working}（{error.strerror or error}）"
        return problem(_WORKING, found, "请换一个自己能写的文件夹，如“文档”")
    return fine(_WORKING, f"可以写入 {desk.working}")


def check_encoding(files: str = "", console: str = "") -> Diagnosis:
    """See whether file names and the console can hold Chinese; the encodings of this run."""
    files = files or sys.getfilesystemencoding()
    console = console or getattr(sys.stdout, "encoding", "") or "utf-8"
    found = f"文件名 {files}，窗口 {console}，系统 {locale.getencoding()}"
    if not _holds_chinese(files):
        return problem(_ENCODING, found, "请把系统的区域或 LANG 设为支持中文的，如 zh_CN.UTF-8")
    if not _holds_chinese(console):
        return warning(_ENCODING, found, "窗口显示不了中文，请设环境变量 PYTHONUTF8=1")
    return fine(_ENCODING, found)


def _installed(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _compared(pins: dict[str, str]) -> str:
    return "与测试所用的版本一致" if pins else "齐全"


def _holds_chinese(encoding: str) -> bool:
    try:
        "台账".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
