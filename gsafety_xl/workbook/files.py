"""Writing beside the target and moving into place, so that a file is whole or not there."""

import hashlib
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from gsafety_xl.model import GsafetyError


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield a temporary path beside ``path``; move it there when the block ends well.

    Missing folders are made. GsafetyError when the folder cannot be written, or the target is
    read-only or open in Excel; the target then stays as it was and nothing is left behind.
    An error about another file, or of another kind, passes through.
    """
    temporary = _temporary_beside(path)
    try:
        yield temporary
        temporary.replace(path)
    except OSError as error:
        if error.filename is not None and str(error.filename) != str(temporary):
            raise
        raise _unwritable(path, error) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def sha256_of(path: Path) -> str:
    """Return the hash of a file's bytes as hexadecimal text."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _temporary_beside(path: Path) -> Path:
    """Make an empty file that nobody else uses, readable for whoever may read new files here."""
    temporary = path.with_name(f".~{uuid4().hex}{path.suffix}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _refuse_to_replace(path)
        temporary.touch(exist_ok=False)
    except OSError as error:
        raise _unwritable(path, error) from error
    return temporary


def _refuse_to_replace(path: Path) -> None:
    """Raise an OSError for a folder and for a file that its owner made read-only."""
    if path.is_dir():
        raise IsADirectoryError(path)
    if path.exists() and not path.stat().st_mode & stat.S_IWUSR:
        raise PermissionError(path)


def _unwritable(path: Path, error: OSError) -> GsafetyError:
    if isinstance(error, IsADirectoryError):
        return GsafetyError(f"无法写入 {path}：这是一个文件夹", "请写明文件名")
    return GsafetyError(
        f"无法写入 {path}",
        "请确认文件夹存在且有写入权限，文件不是只读、没有在 Excel 或 WPS 中打开，磁盘未满",
    )
