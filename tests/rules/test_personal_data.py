import pytest

from gsafety_xl.model import Ledgers
from gsafety_xl.rules.personal_data import nothing_personal
from tests.conftest import Checker

# Test numbers of no real person: district 999999 does not exist.
_CARD = "999999199001011234"


def test_personal_data_stay_out_of_counter_terror_ledgers(check: Checker) -> None:
    """
    FK:
    | 编号              | 反恐责任人                | 认定文号日期                 | 佐证材料 | 备注                 |
    | GYS01-FK-2026-001 | 吴××（999999199001011234） | ×公反〔2025〕8号，2025-06-01 | 0318.jpg | 东湖路100弄5号302室 |
    | GYS01-FK-2026-002 | 吴××                      |                              |          | 吴××.png            |
    LS:
    | 编号              | 不适用理由         | 备注         |
    | GYS01-LS-2026-001 | 99999919900101123X | 监控室302室  |
    """
    found = check.run("FK-11", stage="entry").findings
    assert {item.level for item in found} == {"E"}
    assert [f"{item.ledger} {item.place.cell} {item.message}" for item in found] == [
        "LS B2 不适用理由里有身份证号",
        "FK B2 反恐责任人里有身份证号",
        "FK E2 备注里有住址门牌",
        "FK E3 备注里有图片文件名",
    ]
    assert _CARD not in "".join(f"{item.value}{item.message}{item.fix}" for item in found)


def test_columns_made_for_it_are_found_by_their_heading(check: Checker) -> None:
    """
    LS:
    | 编号              | 身份证号码         | 门卫电话 |
    | GYS01-LS-2026-001 | 999999199001011234 | 021-1    |
    """
    assert check("FK-11", stage="entry") == ["B1 自加的列“身份证号码”是个人信息"]


def test_cells_of_unknown_columns_are_read_too(check: Checker) -> None:
    """
    LS:
    | 编号              | 联络             |
    | GYS01-LS-2026-001 | 南路3弄2号楼101室 |
    """
    (finding,) = check.run("FK-11", stage="entry").findings
    assert finding.place.cell == "B2"
    assert finding.message == "联络里有住址门牌"
    assert "101" not in finding.value


def test_a_number_cell_may_be_a_card(check: Checker) -> None:
    """
    LS:
    | 编号              | 不适用理由 |
    | GYS01-LS-2026-001 | x          |
    """
    check.run("FK-11")
    check.tables[0].columns["na_reason"].raw[0] = 999999199001011200.0
    (hit,) = nothing_personal(Ledgers(check.tables), check.context())
    assert hit.case == "identity_card"


@pytest.mark.parametrize(
    "text",
    [
        "9999991990010112345",
        "统一代码91310000999999199X",
        "999999199013011234",
        "3号门岗2室内值守",
        "监控室在2号楼101室",
        "jpg格式",
        "021-66001234",
    ],
)
def test_what_only_looks_like_it_passes(check: Checker, text: str) -> None:
    """
    FK:
    | 编号              | 备注   |
    | GYS01-FK-2026-001 | …… |
    """
    check.docstring = check.docstring.replace("……", text)
    assert check.run("FK-11", stage="entry").findings == []


def test_other_ledgers_are_not_searched(check: Checker) -> None:
    """
    YH:
    | 隐患编号          | 备注               |
    | GYS01-YH-2026-001 | 999999199001011234 |
    """
    assert check("FK-11", stage="entry") == []
