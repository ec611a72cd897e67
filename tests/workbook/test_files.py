"""Writing a file: whole, or not at all."""

import os
import stat
from pathlib import Path

import pytest

from gsafety_xl.model import GsafetyError
from gsafety_xl.workbook.files import replacing, sha256_of


def listed(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_appears_whole(tmp_path: Path) -> None:
    target = tmp_path / "新" / "汇总.xlsx"
    with replacing(target) as temporary:
        assert temporary.parent == target.parent
        assert temporary.suffix == ".xlsx"
        temporary.write_bytes(b"new")
        assert not target.exists()
    assert target.read_bytes() == b"new"
    assert listed(target.parent) == ["汇总.xlsx"]


def test_an_old_file_is_replaced_at_the_end(tmp_path: Path) -> None:
    target = tmp_path / "汇总.xlsx"
    target.write_bytes(b"old")
    with replacing(target) as temporary:
        temporary.write_bytes(b"new")
        assert target.read_bytes() == b"old"
    assert target.read_bytes() == b"new"


def write_half(target: Path) -> None:
    with replacing(target) as temporary:
        temporary.write_bytes(b"half")
        raise KeyError


def test_what_breaks_off_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "汇总.xlsx"
    target.write_bytes(b"old")
    with pytest.raises(KeyError):
        write_half(target)
    assert target.read_bytes() == b"old"
    assert listed(tmp_path) == ["汇总.xlsx"]


def test_a_full_disk_is_said_in_chinese(tmp_path: Path) -> None:
    with (
        pytest.raises(GsafetyError, match=r"无法写入 .*汇总\.xlsx.*磁盘"),
        replacing(tmp_path / "汇总.xlsx"),
    ):
        raise OSError(28, "No space left on device")
    assert listed(tmp_path) == []


def test_an_error_about_another_file_is_not_taken_for_ours(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), replacing(tmp_path / "汇总.xlsx"):
        (tmp_path / "没有.xlsx").read_bytes()


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(GsafetyError, match="这是一个文件夹"), replacing(tmp_path):
        pass


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "台账").write_bytes(b"")
    with (
        pytest.raises(GsafetyError, match="无法写入"),
        replacing(tmp_path / "台账" / "汇总.xlsx"),
    ):
        pass


def test_a_read_only_submission_is_not_overwritten(tmp_path: Path) -> None:
    target = tmp_path / "来稿.xlsx"
    target.write_bytes(b"as received")
    target.chmod(stat.S_IRUSR)
    with pytest.raises(GsafetyError, match="只读"), replacing(target) as temporary:
        temporary.write_bytes(b"new")
    assert target.read_bytes() == b"as received"
    assert listed(tmp_path) == ["来稿.xlsx"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits for others")
def test_whoever_may_read_new_files_may_read_ours(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    with replacing(tmp_path / "汇总.xlsx"):
        pass
    modes = {path.stat().st_mode for path in tmp_path.iterdir()}
    assert len(modes) == 1


def test_two_writers_do_not_share_a_temporary_file(tmp_path: Path) -> None:
    target = tmp_path / "汇总.xlsx"
    with replacing(target) as first, replacing(target) as second:
        assert first != second
        first.write_bytes(b"first")
        second.write_bytes(b"second")
    assert target.read_bytes() == b"first"


def test_the_hash_is_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"abc")
    assert sha256_of(path) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
