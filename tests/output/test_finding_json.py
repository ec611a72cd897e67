import json

from gsafety_xl.model import Book, RunState
from gsafety_xl.output.finding_json import check_json, file_record, finding_record
from tests.output.findings import MISSING, NO_MONTH, OVERDUE


def test_a_finding_has_the_contracts_keys_in_order() -> None:
    assert list(finding_record(OVERDUE)) == [
        "workbook",
        "sheet",
        "cell",
        "ledger",
        "column",
        "value",
        "rule",
        "level",
        "message",
        "fix",
        "clause",
        "basis",
        "unit",
        "row_id",
        "key",
    ]


def test_a_finding_names_its_cell() -> None:
    record = finding_record(OVERDUE)
    assert (record["sheet"], record["cell"], record["level"]) == ("04隐患整改", "T7", "W")


def test_a_finding_about_a_whole_file_has_no_cell() -> None:
    record = finding_record(NO_MONTH)
    assert (record["workbook"], record["sheet"], record["cell"]) == ("东湖公园.xlsx", "", "")


def test_chinese_is_written_as_it_is() -> None:
    assert "整改期限未填写" in check_json([MISSING], {}, [], {})


def test_a_rule_that_could_not_run_says_why() -> None:
    states = {"C-01": RunState.FINDINGS, "YH-06": RunState.FAILED, "ST-01": RunState.NOT_APPLICABLE}
    record = json.loads(check_json([MISSING], states, [], {"YH-06": "KeyError: 'due_on'"}))
    assert record["rules"] == [
        {"rule": "C-01", "state": "findings"},
        {"rule": "YH-06", "state": "could not run", "reason": "KeyError: 'due_on'"},
        {"rule": "ST-01", "state": "not applicable"},
    ]


def test_a_file_is_named_with_its_hash() -> None:
    book = Book("a.xlsx", "00ff", None, [])
    expected = {"path": "a.xlsx", "sha256": "00ff", "unit": "", "ledgers": []}
    assert file_record(book, {}) == expected
