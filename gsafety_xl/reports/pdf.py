"""PDF files, where LibreOffice is installed; nothing else needs it."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from gsafety_xl.model import GsafetyError
from gsafety_xl.workbook.files import replacing

#: A start of the program and a generous time for each document.
_START_SECONDS, _SECONDS_EACH = 120, 20
_REMEDY = "请在 Word 中打开后另存为 PDF"


def find_program() -> str | None:
    """Find LibreOffice: on the path, else where its Windows setup puts it; None without it."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is not None:
        return found
    folders = (os.environ.get(name) for name in ("ProgramFiles", "ProgramFiles(x86)"))
    usual = [
        Path(folder) / "LibreOffice" / "program" / "soffice.exe" for folder in folders if folder
    ]
    return next((str(path) for path in usual if path.is_file()), None)


def to_pdf(paths: Sequence[Path]) -> list[Path]:
    """Write a PDF beside each document; GsafetyError without LibreOffice or when it fails."""
    if not paths:
        return []
    program = find_program()
    if program is None:
        raise GsafetyError(
            "没有安装 LibreOffice，不能生成 PDF", "请安装 LibreOffice，或在 Word 中另存为 PDF"
        )
    with tempfile.TemporaryDirectory() as folder:
        made = _convert(program, paths, Path(folder))
        return [_moved(source, target) for source, target in zip(made, paths, strict=True)]


def _convert(program: str, paths: Sequence[Path], folder: Path) -> list[Path]:
    """Convert copies under plain names: two folders may hold documents of the same name."""
    copies = [folder / f"{number}.docx" for number in range(len(paths))]
    for copy, path in zip(copies, paths, strict=True):
        shutil.copyfile(path, copy)
    profile = (folder / "profile").as_uri()
    options = ["--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(folder)]
    command = [program, f"-env:UserInstallation={profile}", *options, *map(str, copies)]
    limit = _START_SECONDS + _SECONDS_EACH * len(paths)
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=limit)  # noqa: S603
    except (subprocess.SubprocessError, OSError) as error:
        raise GsafetyError("LibreOffice 没有把文书转成 PDF", _REMEDY) from error
    return [copy.with_suffix(".pdf") for copy in copies]


def _moved(made: Path, document: Path) -> Path:
    target = document.with_suffix(".pdf")
    if not made.is_file():
        raise GsafetyError(f"{document.name} 没有转成 PDF", _REMEDY)
    with replacing(target) as temporary:
        shutil.copyfile(made, temporary)
    return target
