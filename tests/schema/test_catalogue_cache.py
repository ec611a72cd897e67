import os
from dataclasses import replace
from pathlib import Path

import pytest

from gsafety_xl.model import GsafetyError
from gsafety_xl.schema import Catalogue, load_catalogue
from gsafety_xl.schema.catalogue_cache import cache_folder, cached


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "codes.toml").write_text("x = 1", encoding="utf-8")
    return folder


class Reader:
    """Reads the catalogue that ships, and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> Catalogue:
        self.times += 1
        return load_catalogue()


def test_the_second_time_it_comes_from_the_cache_and_is_the_same(
    data: Path, tmp_path: Path
) -> None:
    reader, folder = Reader(), tmp_path / "cache"
    first = cached(data, reader, folder)
    second = cached(data, reader, folder)
    assert reader.times == 1
    assert first == second
    assert second.ledgers["hidden_danger"].column("level").codes == "danger_level"


def test_a_changed_file_is_read_anew_and_the_old_copy_goes(data: Path, tmp_path: Path) -> None:
    reader, folder = Reader(), tmp_path / "cache"
    cached(data, reader, folder)
    (data / "codes.toml").write_text("x = 22", encoding="utf-8")
    cached(data, reader, folder)
    os.utime(data / "codes.toml", ns=(1, 1))
    cached(data, reader, folder)
    assert reader.times == 3
    assert len(list(folder.iterdir())) == 1


def test_a_damaged_copy_is_read_anew(data: Path, tmp_path: Path) -> None:
    reader, folder = Reader(), tmp_path / "cache"
    cached(data, reader, folder)
    next(folder.iterdir()).write_bytes(b"\x00damaged")
    assert cached(data, reader, folder) == load_catalogue()
    assert reader.times == 2


def test_where_nothing_can_be_written_it_still_works(data: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x", encoding="utf-8")
    assert cached(data, Reader(), blocked / "cache") == load_catalogue()


def test_a_mistake_in_the_data_is_raised_and_never_kept(data: Path, tmp_path: Path) -> None:
    def broken() -> Catalogue:
        raise GsafetyError("数据文件有误", "请修正")

    with pytest.raises(GsafetyError):
        cached(data, broken, tmp_path / "cache")
    assert not (tmp_path / "cache").exists()


def test_without_a_folder_nothing_is_kept(data: Path) -> None:
    reader = Reader()
    cached(data, reader, None)
    cached(data, reader, None)
    assert reader.times == 2


def test_every_part_of_the_catalogue_survives(data: Path, tmp_path: Path) -> None:
    shipped = load_catalogue()
    kept = cached(data, lambda: replace(shipped), tmp_path)
    again = cached(data, lambda: replace(shipped, rules={}), tmp_path)
    assert kept == again == shipped


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"LOCALAPPDATA": "/u/AppData/Local", "HOME": "/u"}, "/u/AppData/Local/gsafety"),
        ({"XDG_CACHE_HOME": "/u/.c", "HOME": "/u"}, "/u/.c/gsafety"),
        ({"HOME": "/u"}, "/u/.cache/gsafety"),
        ({"GSAFETY_CACHE": "/x", "HOME": "/u"}, "/x"),
        ({"GSAFETY_CACHE": "", "HOME": "/u"}, None),
        ({}, None),
    ],
)
def test_where_it_is_kept(environment: dict[str, str], expected: str | None) -> None:
    assert cache_folder(environment) == (None if expected is None else Path(expected))
