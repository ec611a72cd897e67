"""What is under version control names no machine and no package registry."""

import re

import pytest

from tests.project.sources import ROOT, name_of, tracked_files

#: Spelled so that this file does not name what it looks for.
_FORBIDDEN = re.compile(
    r"https?://[\w.-]*(?:[p]ypi\.org|[p]ythonhosted\.org|[a]naconda\.(?:org|com)|[n]pmjs\.(?:org|com)"
    r"|[t]una\.tsinghua|[m]irrors?\.[\w.]+/)"
    r"|(?<![\w.])/(?:[w]ork|[r]oot|[h]ome)/"
    r"|\b[A-Z]:\\[U]sers\\",
    re.IGNORECASE,
)
_BINARY = {".docx", ".xlsx", ".xlsm", ".xlam", ".png", ".jpg", ".bin", ".ico", ".xls"}


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = [
        f"{name_of(path)}:{number} {match[0]}"
        for path in tracked_files()
        if path.is_file() and path.suffix not in _BINARY
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        for match in _FORBIDDEN.finditer(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        f"https://{'py'}pi.org/simple",
        f"https://files.{'python'}hosted.org/packages/x.whl",
        f"/{'work'}/main/gsafety_xl",
        f"see /{'root'}/.cache",
        f"C:\\{'Users'}\\somebody",
    ],
)
def test_what_is_looked_for_would_be_found(text: str) -> None:
    assert _FORBIDDEN.search(text)


@pytest.mark.parametrize("text", ["frame/work/x", "https://example.org", "../root/of/tree"])
def test_other_paths_are_let_alone(text: str) -> None:
    assert not _FORBIDDEN.search(text)


def test_the_lock_of_one_machine_is_not_shared() -> None:
    assert ROOT / "uv.lock" not in tracked_files()
