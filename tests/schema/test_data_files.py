"""A mistake in a data file is named by file and key; each test spoils a copy of the real files."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from gsafety_xl import resources
from gsafety_xl.model import GsafetyError
from gsafety_xl.schema import load_catalogue, read_catalogue

Spoil = Callable[[str, str, str], str]

DANGER = "ledgers/hidden_danger.toml"
DRILL = "ledgers/drill.toml"
STATISTICS = "ledgers/accident_statistics.toml"
DANGER_RULES = "rules/hidden_dangers.toml"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    shutil.copytree(str(resources.data()), folder)
    return folder


@pytest.fixture
def spoil(data: Path) -> Spoil:
    def spoiled(name: str, old: str, new: str) -> str:
        path = data / name
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{name} has no {old!r} any more"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(GsafetyError) as caught:
            read_catalogue(data)
        return caught.value.message

    return spoiled


def test_an_untouched_copy_is_what_ships(data: Path) -> None:
    assert read_catalogue(data) == load_catalogue()


@pytest.mark.parametrize(
    ("name", "old", "new", "named"),
    [
        # one file by itself
        (DANGER, 'sheet = "04', 'sheeet = "04', "hidden_danger.toml"),
        (
            DANGER,
            'key = "site"',
            'key = "site"\nrequird = true',
            "hidden_danger.toml 的 columns.site",
        ),
        (DANGER, 'type = "date"', 'type = "dat"', "hidden_danger.toml 的 columns.found_on.type"),
        (DANGER, 'key = "hidden_danger"', 'key = "danger"', "hidden_danger.toml 的 key"),
        (DANGER, "key =", "key", "hidden_danger.toml"),
        (
            "parameters/fire.toml",
            "floor = 2",
            'floor = "two"',
            "inspection.led_fire.per_year.floor",
        ),
        ("parameters/general.toml", 'label = "局名称"', "", "general.toml 的 bureau.name"),
        ("codes.toml", 'key = "fire", ', "", "codes.toml 的 domain.items.第2项"),
        ("common_columns.toml", '6\nplace = "front"', '6\nplace = "left"', "columns.seq.place"),
        (
            DANGER_RULES,
            'stage = "submit"',
            'stage = "sometime"',
            "hidden_dangers.toml 的 YH-03.stage",
        ),
        (DANGER_RULES, "[YH-03]", "[C-01]", "C-01"),
        # references between files
        (DANGER, 'codes = "danger_kind"', 'codes = "kinds"', "列 kind 的 codes"),
        (
            DANGER,
            'refers_to = ["inspection"]',
            'refers_to = ["visit"]',
            "列 inspection_id 的 refers_to",
        ),
        (DANGER, 'order_rule = "YH-04"', 'order_rule = "YH-99"', "order_rule YH-99"),
        (DANGER, 'order_rule = "YH-04"', 'order_rule = "YH-06"', "order_rule YH-06"),
        ("ledgers/meeting.toml", '"HY-03"', '"HY-99"', "part_rule HY-99"),
        ("ledgers/meeting.toml", '"HY-03"', '"HY-06"', "part_rule HY-06"),
        (DANGER, 'rule = "YH-03"', 'rule = "YH-99"', "列 major_basis 提到不存在的规则 YH-99"),
        (DANGER, 'rule = "YH-03"', 'rule = "YH-07"', "规则 YH-07 没有 missing"),
        (DANGER, '"安全-05"', '"安全-95"', "hidden_danger.toml 的 clauses 指向不存在的 安全-95"),
        (DANGER_RULES, 'ledger = "hidden_danger"', 'ledger = "danger"', "YH-03 的 ledger"),
        (DANGER_RULES, '["danger.overdue_error_days"]', '["danger.days"]', "YH-06 的 parameters"),
        (DANGER_RULES, '"review_result"]', '"result"]', "YH-05 的 looks_at 提到不存在的列 result"),
        (DANGER_RULES, '"安全-05"', '"安全-95"', "YH-03 的 clauses 指向不存在的 安全-95"),
        ("rules/inspections.toml", 'needs = ["hidden', 'needs = ["no', "JC-02 的 needs"),
        ("rules/general.toml", 'looks_at = ["id"]', 'looks_at = ["site"]', "C-02 的 looks_at"),
        ("clauses.toml", 'ledgers = ["plan"]', 'ledgers = ["plans"]', "的义务 a 的 ledgers"),
        ("indicators.toml", 'ledger = "inspection"', 'ledger = "visit"', "K01 的 ledger"),
        # within a ledger
        (DANGER, 'key = "site"', 'key = "kind"', "列 kind 重复"),
        (DANGER, 'label = "隐患地点"', 'label = "隐患来源"', "列名 隐患来源 重复"),
        (DANGER, '"隐患部位"', '"来源"', "列 source 和 site 的别名都有“来源”"),
        (DANGER, '"description"]', '"text"]', "business_key 中没有列 text"),
        ("ledgers/person.toml", '["domain"]', '["domains"]', "optional_common 中没有列 domains"),
        (DANGER, 'kept_by = ["bureau"', 'kept_by = ["office"', "kept_by"),
        (DANGER, 'sheet = "04隐患整改"', 'sheet = "04隐患/整改"', "不能作工作表名"),
        (DANGER, 'sheet = "04隐患整改"', 'sheet = "07应急演练"', "两张台账的 sheet"),
        (DANGER, 'code = "YH"', 'code = "YL"', "两张台账的 code"),
        (DANGER, '["found_on"]', '["found"]', "列 due_on 提到不存在的列 found"),
        (DANGER, '["found_on"]', '["site"]', "列 due_on 的 not_before 提到的 site 不是日期"),
        (DANGER, '["major"]', '["mayor"]', "列 major_basis 的条件 level 中没有码 mayor"),
        (DANGER, "{ level =", "{ grade =", "列 major_basis 的条件提到不存在的列 grade"),
        (DRILL, '["done"]', "[true]", "列 date 的条件 status 中没有码 True"),
        (STATISTICS, "[true]", '["yes"]', "列 zero_statement 的条件 is_zero 中没有码 yes"),
        (STATISTICS, 'at_most = "accidents"', 'at_most = "all"', "列 fires 提到不存在的列 all"),
        (STATISTICS, 'at_most = "accidents"', 'at_most = "month"', "提到的 month 不是数"),
        # keys that mean nothing for the type
        (DANGER, "min_length = 8", "min = 8", "列 description 的 min 不适用于 long_text"),
        (DANGER, "min = 0", 'pattern = "x"', "列 fund 的 pattern 不适用于 decimal"),
        (DANGER, "min = 0", "min = 3\nmax = 2", "列 fund 的 min 大于 max"),
        (DANGER, "min = 0", "since = 2027\nuntil = 2026", "列 fund 的 since 晚于 until"),
        (DANGER, "min = 0", "happened = true", "列 fund 的 happened 不适用于 decimal"),
        (DANGER, 'type = "text"', 'type = "text"\ncodes = "tier"', "的 type 与 codes 不配"),
        ("ledgers/plan.toml", 'pattern = ".+', 'pattern = "(.+', "列 doc_no 的 pattern 不是正则"),
        # code lists and parameters
        (
            "codes.toml",
            'aliases = ["消防安全"]',
            'aliases = ["安全"]',
            "domain 的写法“安全”指向两个码",
        ),
        ("codes.toml", 'aliases = ["行业"]', 'aliases = ["局(系统)"]', "指向两个码"),
        ("codes.toml", 'key = "fire"', 'key = "safety"', "domain 的 safety 重复"),
        ("parameters/fire.toml", "value = 2\n", "value = 1\n", "led_fire.per_year 的 value 1 低于"),
        ("parameters/fire.toml", "value = 2\n", 'value = "2"\n', "有 floor，value 却不是数"),
    ],
)
def test_a_mistake_is_named(spoil: Spoil, name: str, old: str, new: str, named: str) -> None:
    assert named in spoil(name, old, new)


def test_every_mistake_is_named_at_once(spoil: Spoil) -> None:
    message = spoil(DANGER, 'refers_to = ["inspection"]', 'refers_to = ["visit"]\nmin = 1')
    assert "refers_to" in message
    assert "min 不适用" in message


def test_the_same_rule_in_two_files_is_one_too_many(data: Path) -> None:
    shutil.copy(data / DANGER_RULES, data / "rules/more.toml")
    with pytest.raises(GsafetyError, match=r"more\.toml 的 YH-\d+ 有误：另一个规则文件"):
        read_catalogue(data)


@pytest.mark.parametrize("name", ["codes.toml", "clauses.toml", "common_columns.toml"])
def test_a_missing_file_is_named(data: Path, name: str) -> None:
    (data / name).unlink()
    with pytest.raises(GsafetyError, match=f"找不到数据文件 {name}"):
        read_catalogue(data)


def test_a_missing_folder_is_named(data: Path) -> None:
    shutil.rmtree(data / "rules")
    with pytest.raises(GsafetyError, match="找不到数据文件夹 rules"):
        read_catalogue(data)


def test_a_file_in_another_encoding_is_named(data: Path) -> None:
    path = data / "codes.toml"
    path.write_bytes(path.read_text(encoding="utf-8").encode("gb18030"))
    with pytest.raises(GsafetyError, match=r"codes\.toml 有误"):
        read_catalogue(data)
