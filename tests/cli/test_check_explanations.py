"""``gsafety check``: what was explained, and what is explained no longer."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gsafety_xl.cli import door
from gsafety_xl.schema import Catalogue
from tests.pipeline.explained import AS_OF, REASON, change, explain, write_inbox


@pytest.fixture
def path(tmp_path: Path, catalogue: Catalogue) -> Path:
    return write_inbox(tmp_path, catalogue) / "区绿管所.xlsx"


def gsafety(*words: object) -> int:
    return door.run(["check", *map(str, words), "--as-of", AS_OF.isoformat()])


def answer(path: Path, capsys: pytest.CaptureFixture[str]) -> Mapping[str, Any]:
    gsafety(path, "--format", "json")
    record: Mapping[str, Any] = json.loads(capsys.readouterr().out)
    return record


def test_an_explained_warning_fails_no_job(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert gsafety(path, "--fail-on", "W") == 1
    explain(path)
    assert gsafety(path, "--fail-on", "W") == 0
    said = capsys.readouterr().out
    assert "已说明放行 1 处" in said
    assert f"说明：{REASON}（李某，2026-03-09）" in said


def test_the_explanation_stands_in_json(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    explain(path)
    record = answer(path, capsys)
    assert record["findings"] == record["outlived"] == []
    (explained,) = record["explained"]
    assert (explained["rule"], explained["reason"], explained["by"], explained["day"]) == (
        "YH-06",
        REASON,
        "李某",
        "2026-03-09",
    )


def test_that_the_facts_have_changed_is_said(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    explain(path)
    change(path, "整改期限", date(2026, 2, 25))
    (record,) = answer(path, capsys)["outlived"]
    assert (record["cell"], record["rule"], record["reason"]) == ("F4", "YH-06", REASON)
    gsafety(path)
    said = capsys.readouterr().out
    assert "情况说明 1 条没有对应的问题（已经改正，或情况已变化须重新说明）" in said
    assert f"区绿管所.xlsx 情况说明!F4  问题码 {record['key']}（YH-06）" in said
