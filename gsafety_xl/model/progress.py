"""How a program in the background tells the one that started it how far it is."""

#: Set in the environment of a child that shall write its progress as lines.
PROGRESS_LINES = "GSAFETY_PROGRESS_LINES"
_MARK = "\x1egsafety-progress"


def progress_line(step: str, done: int, total: int) -> str:
    """Return a line that ``parse_progress`` reads."""
    return "\t".join((_MARK, step, str(done), str(total)))


def parse_progress(line: str) -> dict[str, str] | None:
    """Return step, done and total of a progress line; None for any other line."""
    mark, *parts = line.split("\t")
    if mark != _MARK or len(parts) != 3:
        return None
    return dict(zip(("step", "done", "total"), parts, strict=True))
