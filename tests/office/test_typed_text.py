"""What text becomes in a cell, as Excel has it; no program is needed for these."""

from datetime import datetime

import pytest

from tests.office.uno_engine.reaching import AutomationError
from tests.office.uno_engine.typed_text import Content, as_text, interpreted, moment_of, serial_of


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("", Content("")),
        (" 12 ", Content(12.0)),
        ("-3", Content(-3.0)),
        (".5", Content(0.5)),
        ("1e3", Content(1000.0)),
        ("1,234", Content(1234.0, number_format="#,##0")),
        ("12.5%", Content(0.125, number_format="0.00%")),
        ("1234567890123456", Content(1234567890123450.0)),
        ("0.12345678901234567", Content(0.123456789012345)),
        ("1,23", Content("1,23")),
        ("8:30", Content(8.5 / 24, number_format="h:mm")),
        ("2026-3-5 8:30", Content(46086 + 8.5 / 24, number_format="yyyy/m/d h:mm")),
        ("2026年3月5日", Content(46086.0, number_format="yyyy/m/d")),
        ("false", Content(0.0, number_format="BOOLEAN")),
        ("#n/a", Content(formula="=#N/A")),
        ("+A1", Content(formula="=+A1")),
        ("@甲", Content(formula="=甲")),
        ("=", Content("=")),
        (".", Content(".")),
        ("3人", Content("3人")),
    ],
)
def test_text_becomes(text: str, content: Content) -> None:
    assert interpreted(text) == content


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (7, "7"),
        (0.1, "0.1"),
        (True, "TRUE"),
        (datetime(2026, 3, 5, 8, 5), "2026/3/5 8:05"),
        ("=1+1", "=1+1"),
    ],
)
def test_a_cell_formatted_as_text_holds(value: object, text: str) -> None:
    assert as_text(value) == Content(text)


def test_a_cell_cannot_hold_a_list() -> None:
    with pytest.raises(AutomationError, match="cannot hold"):
        interpreted(["甲"])


def test_moments_and_numbers_lead_to_each_other() -> None:
    moment = datetime(2026, 3, 5, 8, 30, 15)
    assert moment_of(serial_of(moment)) == moment
