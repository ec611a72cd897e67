from pathlib import Path
from typing import Any

import openpyxl
import pytest

from gsafety_xl.schema import Catalogue, ColumnType
from gsafety_xl.workbook.form_deadlines import deadlines_of
from tests.workbook.forms import opened, plan_of


@pytest.fixture(scope="module")
def every_rule(catalogue: Catalogue, whole_book: openpyxl.Workbook) -> dict[str, list[Any]]:
    """Return the conditional formats by sheet and column."""
    found: dict[str, list[Any]] = {}
    for ledger in catalogue.ledgers.values():
        sheet = whole_book[ledger.sheet]
        labels = {cell.column_letter: cell.value for cell in sheet[3]}
        for area in sheet.conditional_formatting:
            letters = str(area.sqref).split(":")[0].rstrip("0123456789")
            found.setdefault(f"{sheet.title} {labels[letters]}", []).extend(area.rules)
    return found


def is_for_gaps(rule: Any) -> bool:  # noqa: ANN401 - openpyxl has no types
    # only a frame, lest it hide the fill of a cell that a check has marked
    return rule.dxf.font is None and rule.dxf.fill is None and rule.dxf.border is not None


@pytest.fixture(scope="module")
def rules(every_rule: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """Return the conditional formats but those of cells still to be filled."""
    kept = {
        place: [rule for rule in found if not is_for_gaps(rule)]
        for place, found in every_rule.items()
    }
    return {place: found for place, found in kept.items() if found}


@pytest.fixture(scope="module")
def gaps(every_rule: dict[str, list[Any]]) -> dict[str, str]:
    """Return when a cell is still to be filled, by sheet and column."""
    return {
        place: rule.formula[0]
        for place, found in every_rule.items()
        for rule in found
        if is_for_gaps(rule)
    }


def test_a_begun_row_shows_what_is_still_to_be_filled(
    gaps: dict[str, str], catalogue: Catalogue
) -> None:
    assert gaps["04隐患整改 隐患地点"] == 'AND($B4<>"",$I4="")'
    assert gaps["04隐患整改 重大判定依据"] == 'AND($B4<>"",$N4="",OR($M4="重大"))'
    needed = {
        f"{ledger.sheet} {column.label}"
        for ledger in catalogue.ledgers.values()
        for column in ledger.columns
        if (column.required or column.requirements) and column.key != "id"
    }
    assert set(gaps) == needed


def test_only_columns_with_a_tone_or_a_deadline_are_coloured(
    rules: dict[str, list[Any]], catalogue: Catalogue
) -> None:
    expected: set[str] = set()
    for ledger in catalogue.ledgers.values():
        layout = plan_of(catalogue).layout(ledger)
        toned = {
            column.key
            for column in ledger.columns
            if column.type is ColumnType.CHOICE
            and any(item.tone for item in catalogue.codes[column.codes].items)
        }
        due = {key for deadline in deadlines_of(layout) for key in deadline.due}
        reckoned = {key for key in ("overdue_days", "complete") if layout.has(key)}
        expected |= {f"{ledger.sheet} {ledger.column(key).label}" for key in toned | due | reckoned}
    assert set(rules) == expected
    assert "04隐患整改 状态" in expected


@pytest.mark.parametrize(
    ("place", "tones"),
    [
        ("04隐患整改 状态", {"已销号": "good", "待整改": "open", "复查不合格": "bad"}),
        ("04隐患整改 隐患级别", {"重大": "bad"}),
        ("01A计划任务 状态", {"已完成": "good", "进行中": "open", "逾期": "bad"}),
        ("18B视频核验 是否达标", {"达标": "good", "不达标": "bad", "未满保存期": "open"}),
        ("10四个一 四个一是否完整", {"否": "open"}),
    ],
)
def test_a_colour_follows_the_word_in_the_cell(
    rules: dict[str, list[Any]], place: str, tones: dict[str, str]
) -> None:
    fills = {"good": "FFE3F1E5", "open": "FFFBF1D9", "bad": "FFF8E1DE"}
    found = {
        rule.formula[0].strip('"'): rule.dxf.fill.bgColor.rgb
        for rule in rules[place]
        if rule.type == "cellIs"
    }
    assert {word: fills[tone] for word, tone in tones.items()}.items() <= found.items()


def test_every_status_that_ends_has_a_colour(catalogue: Catalogue) -> None:
    for ledger in catalogue.ledgers.values():
        for deadline in deadlines_of(plan_of(catalogue).layout(ledger)):
            tones = {
                item.key: item.tone
                for item in (
                    catalogue.codes[ledger.column("status").codes].items
                    if "status" in deadline.settled
                    else ()
                )
            }
            settled = deadline.settled.get("status", [])
            assert not [key for key in settled if tones[str(key)] == "open"]


def test_overdue_means_not_done_by_the_last_day_set(rules: dict[str, list[Any]]) -> None:
    late, soon = rules["04隐患整改 整改期限"]
    waits = '$X4="",NOT(OR($AH4="已销号",$AH4="移送",$AH4="撤销（附理由）"))'
    known = f"ISNUMBER($U4),NOT(ISNUMBER($AE4)),AND({waits})"
    assert late.formula == [f"AND({known},$U4<TODAY())"]
    assert soon.formula == [f"AND({known},AND($U4>=TODAY(),$U4<TODAY()+7+1))"]


def test_the_day_says_in_words_that_it_has_passed(rules: dict[str, list[Any]]) -> None:
    late, soon = rules["04隐患整改 延期至"]
    assert late.dxf.numFmt.formatCode == 'yyyy-mm-dd" 逾期"'
    assert soon.dxf.numFmt.formatCode == 'yyyy-mm-dd" 临期"'
    assert late.dxf.font.b


def test_days_overdue_are_coloured_while_they_grow(rules: dict[str, list[Any]]) -> None:
    (rule,) = rules["01A计划任务 逾期天数"]
    assert rule.formula[0].startswith("AND(N($")
    assert '<>""' not in rule.formula[0]


def test_there_is_room_for_the_word_behind_a_day(catalogue: Catalogue, tmp_path: Path) -> None:
    sheet = opened(plan_of(catalogue, "hidden_danger"), catalogue, tmp_path)["04隐患整改"]
    widths = {cell.value: sheet.column_dimensions[cell.column_letter].width for cell in sheet[3]}
    assert widths["整改期限"] >= 18
    assert widths["延期至"] >= 18
    assert widths["发现日期"] < 14


def test_a_ledger_without_statuses_stays_uncoloured(catalogue: Catalogue, tmp_path: Path) -> None:
    sheet = opened(plan_of(catalogue, "person"), catalogue, tmp_path)["91人员通讯"]
    rules = [rule for area in sheet.conditional_formatting for rule in area.rules]
    assert all(map(is_for_gaps, rules))
