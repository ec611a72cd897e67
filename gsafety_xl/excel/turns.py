"""One click after another: two at once would mark and unmark the same cells."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from gsafety_xl.model import GsafetyError

#: Seconds between two tries.
_PAUSE = 0.05


@contextmanager
def one_at_a_time(path: Path, patience: float = 3.0) -> Iterator[None]:
    """Hold a lock file while the block runs, after waiting ``patience`` seconds at most.

    The system lets go of it when the process ends, however it ends. GsafetyError when somebody
    else keeps it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        end = time.monotonic() + patience
        while not _lock(file):
            if time.monotonic() > end:
                raise GsafetyError("上一个按钮还没有做完", "请等它做完（或关掉它的提示框）再点")
            time.sleep(_PAUSE)
        yield


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> bool:
        """Try to lock the first byte; tell whether that worked."""
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(file: IO[bytes]) -> bool:
        """Try to lock the file; tell whether that worked."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
