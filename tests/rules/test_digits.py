import pytest

from gsafety_xl.model import Ledgers, Raw
from gsafety_xl.rules import run_rules
from tests.conftest import Checker


@pytest.mark.parametrize(
    ("phone", "found"),
    [
        ("1390000000", "“1390000000”不是 11 位手机号"),
        ("139000000001", "“139000000001”不是 11 位手机号"),
        ("23900000000", "“23900000000”不是 11 位手机号"),
        ("62345678", "“62345678”没有区号"),
        ("86234567", "“86234567”没有区号"),
        ("6234567转8", "“6234567转8”没有区号"),
        ("13900000000、62345678", "“13900000000、62345678”没有区号"),
        ("办公室", "“办公室”不像电话号码"),
        ("123", "“123”不像电话号码"),
        ("1.38E+10", "“1.38E+10”疑似精度丢失"),
    ],
)
def test_numbers_that_cannot_be_called(check: Checker, phone: str, found: str) -> None:
    """
    | 编号              | 手机 |
    """
    check.docstring += f"| GYS01-RY-2026-001 | {phone} |"
    assert check("C-14", ledger="RY") == [f"B2 手机{found}"]


@pytest.mark.parametrize(
    "phone",
    [
        "13900000000",
        "139-0000-0000",
        "+86 13900000000",
        "8613900000000",
        "张三13900000000",
        "13900000000（李四）",
        "值班室：021-12345678",
        "139××××0000",
        "021-12345678",
        "(021)12345678",
        "0512-62345678转801",
        "02112345678",
        "13900000000；021-12345678",
        "400-123-4567",
        "119",
        "12345",
        "无",
        "",
    ],
)
def test_numbers_that_can_be_called(check: Checker, phone: str) -> None:
    """
    | 编号              | 手机 |
    """
    check.docstring += f"| GYS01-RY-2026-001 | {phone} |"
    assert check("C-14", ledger="RY") == []


def _asked(check: Checker, content: Raw) -> list[str]:
    check.run("C-14", ledger="JF")
    check.tables[0].columns["voucher"].raw[0] = content
    context = check.context()
    found = run_rules(Ledgers(check.tables), context, frozenset({"C-14"})).findings
    return [item.message for item in found]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (1.234567890123456e17, ["凭证号“123456789012345600”疑似精度丢失"]),
        (10**15, ["凭证号“1000000000000000”疑似精度丢失"]),
        ("6222020200112233440", ["凭证号“6222020200112233440”疑似精度丢失"]),
        ("6222020200112233441", []),
        (10**15 - 1, []),
        ("123456789012340", []),
        ("2026-05-0000000000000", []),
        (True, []),
        (None, []),
    ],
)
def test_long_numbers_lose_their_end(check: Checker, content: Raw, found: list[str]) -> None:
    """
    | 编号              | 凭证号 |
    | GYS01-JF-2026-001 | x      |
    """
    assert _asked(check, content) == found
