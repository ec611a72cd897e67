"""PDF files, where LibreOffice is installed; nothing else needs it."""

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from gsafety_xl.model import GsafetyError

_SECONDS = 180


def to_pdf(paths: Sequence[Path]) -> list[Path]:
    """Write a PDF beside each document; GsafetyError without LibreOffice or when it fails."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise GsafetyError(
            "没有安装 LibreOffice，不能生成 PDF", "请安装 LibreOffice，或在 Word 中另存为 PDF"
        )
    with tempfile.TemporaryDirectory() as profile:
        return [_convert(program, path, Path(profile)) for path in paths]


def _convert(program: str, path: Path, profile: Path) -> Path:
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(path.parent),
        str(path),
    ]
    target = path.with_suffix(".pdf")
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)  # noqa: S603
    except (subprocess.SubprocessError, OSError) as error:
        raise GsafetyError(f"{path.name} 没有转成 PDF", "请在 Word 中打开后另存为 PDF") from error
    if not target.is_file():
        raise GsafetyError(f"{path.name} 没有转成 PDF", "请在 Word 中打开后另存为 PDF")
    return target
