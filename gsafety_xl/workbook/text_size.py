"""How much room a text takes in a cell, in the character widths that Excel counts columns in."""

import math
import unicodedata

_WIDE = {"W", "F", "A"}


def text_width(text: str) -> int:
    """Return the width of the longest line: 2 for a Chinese character, 1 for a Latin one."""
    return max((sum(map(_width, line)) for line in text.split("\n")), default=0)


def lines_needed(text: str, column_width: float) -> int:
    """Return how many lines a text takes when wrapped in a column of that width; at least 1."""
    room = max(column_width - 1.5, 2)
    return sum(max(1, math.ceil(text_width(line) / room)) for line in text.split("\n"))


def _width(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1
