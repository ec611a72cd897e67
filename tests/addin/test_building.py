import ast
import shutil
from pathlib import Path

import pytest

import gsafety_xl.addin
from gsafety_xl.addin.building import build_addin_files
from gsafety_xl.addin.sources import macros_folder
from gsafety_xl.model import GsafetyError

BUILT = ["GsafetyRibbon.bas", "GsafetyButtons.bas", "ribbon.xml", "gsafety.xlam"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("macros")
    assert build_addin_files(folder) == [folder / name for name in BUILT]
    return folder


@pytest.mark.parametrize("name", BUILT)
def test_the_files_that_ship_are_the_ones_the_sources_give(built: Path, name: str) -> None:
    shipped = (macros_folder() / name).read_bytes()
    assert shipped == (built / name).read_bytes(), "gsafety build addin"


def test_nothing_else_is_written(built: Path) -> None:
    assert sorted(file.name for file in built.iterdir()) == sorted(BUILT)


def test_nothing_is_written_when_the_macros_do_not_fit(tmp_path: Path) -> None:
    sources = Path(shutil.copytree(macros_folder(), tmp_path / "sources"))
    bell = sources / "GsafetyDoorbell.bas"
    bell.write_text(bell.read_text(encoding="ascii").replace("Sub Ring(", "Sub Knock("), "ascii")
    with pytest.raises(GsafetyError, match="没有宏 Ring"):
        build_addin_files(tmp_path / "out", sources)
    assert not (tmp_path / "out").exists()


def test_the_builder_needs_no_excel() -> None:
    for module in Path(str(gsafety_xl.addin.__file__)).parent.glob("*.py"):
        nodes = list(ast.walk(ast.parse(module.read_text(encoding="utf-8"))))
        imported = {node.module for node in nodes if isinstance(node, ast.ImportFrom)}
        imported |= {
            alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names
        }
        assert not [name for name in imported if (name or "").startswith(("xlwings", "win32"))]
