"""Where data and templates are."""

from pathlib import Path

import pytest

from gsafety_xl import resources


def test_the_data_files_are_found() -> None:
    assert (resources.data() / "codes.toml").is_file()


def test_a_checkout_keeps_its_templates_beside_the_package() -> None:
    root = Path(resources.__file__).parents[1]
    assert resources.word_templates() == root / "word_templates"
    assert resources.workbook_templates() == root / "workbook_templates"


def test_a_wheel_carries_them_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bundled = tmp_path / "gsafety_xl" / "_bundled" / "word_templates"
    bundled.mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "gsafety_xl")
    assert resources.word_templates() == bundled
