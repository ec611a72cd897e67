"""Starting another program and hearing what it says."""

import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

#: After this long a program counts as one that does not answer.
SECONDS = 60


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a program: exit code (None when it did not start or end), text, seconds."""

    code: int | None
    text: str
    seconds: float = 0.0

    @property
    def went_well(self) -> bool:
        """Tell whether it ended with 0."""
        return self.code == 0


Ask = Callable[[Sequence[str]], Answer]


def ask(command: Sequence[str]) -> Answer:
    """Run a program without a shell and return what it wrote, or why it did not run."""
    begin = time.perf_counter()
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and fixed words
            list(command),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="replace",
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired:
        return Answer(None, f"{SECONDS} 秒没有结束", time.perf_counter() - begin)
    except OSError as error:
        return Answer(None, error.strerror or str(error), time.perf_counter() - begin)
    text = done.stdout.strip() or done.stderr.strip()
    return Answer(done.returncode, text, time.perf_counter() - begin)
