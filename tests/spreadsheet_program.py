"""LibreOffice as a stand-in for the programs that clerks use."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

#: Set where a missing program must fail a test rather than skip it.
REQUIRED = "GSAFETY_REQUIRE_OFFICE"
_SECONDS = 120


def require(*programs: str) -> None:
    """Skip the test with the reason when a program is missing; fail it where they are required."""
    missing = [program for program in programs if shutil.which(program) is None]
    if not missing:
        return
    reason = f"not installed: {', '.join(missing)}"
    if os.environ.get(REQUIRED):
        pytest.fail(reason)
    pytest.skip(reason)


def convert(source: Path, kind: str, folder: Path) -> Path:
    """Let LibreOffice, with a profile of its own, write ``source`` as another kind of file."""
    return convert_all([source], kind, folder)[0]


def convert_all(sources: Sequence[Path], kind: str, folder: Path) -> list[Path]:
    """Let one run of LibreOffice write several files as another kind."""
    require("soffice")
    profile = (folder / "profile").resolve().as_uri()
    command = [
        "soffice",
        f"-env:UserInstallation={profile}",
        "--headless",
        "--norestore",
        "--convert-to",
        kind,
        "--outdir",
        str(folder),
        *map(str, sources),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)  # noqa: S603
    return [folder / f"{source.stem}.{kind.partition(':')[0]}" for source in sources]


def pages_of(source: Path, folder: Path) -> list[str]:
    """Return the text of each page that LibreOffice prints of a workbook or document."""
    require("soffice", "pdftotext")
    pdf = convert(source, "pdf", folder)
    command = ["pdftotext", "-layout", str(pdf), "-"]
    done = subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)  # noqa: S603
    return done.stdout.decode("utf-8").removesuffix("\f").split("\f")
