"""Fixtures of the desk's tests."""

from pathlib import Path

import pytest

from tests.desk.machine import Machine


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)
