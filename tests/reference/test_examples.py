from pathlib import Path

from gsafety_xl.reference.examples import Example, read_examples

TESTS = '''
def test_long(check):
    """
    | 编号 | 级别 |
    | 1    | 重大 |
    | 2    | 重大 |
    """
    assert check("YH-03") == ["B2 缺督办人", "B3 缺督办人"]


def test_short(check):
    """
    | 编号 | 级别 |
    | 1    | 重大 |
    """
    assert check("YH-03") == ["B2 缺督办人"]


def test_passes(check):
    """
    | 编号 | 级别 |
    | 1    | 一般 |
    """
    assert check("YH-03", units=["GYS01"]) == []


def test_without_a_table(check):
    """Says something."""
    assert check("YH-04") == []


def test_computed(check):
    """
    | 编号 |
    | 1    |
    """
    assert len(check("YH-05")) == 1
'''


def test_the_shortest_example_of_each_kind_is_taken(tmp_path: Path) -> None:
    (tmp_path / "test_hidden_danger.py").write_text(TESTS, encoding="utf-8")
    pairs = read_examples(tmp_path)
    assert set(pairs) == {"YH-03"}
    assert pairs["YH-03"].bad == Example(
        "YH-03", "| 编号 | 级别 |\n| 1    | 重大 |", ("B2 缺督办人",)
    )
    assert pairs["YH-03"].good == Example("YH-03", "| 编号 | 级别 |\n| 1    | 一般 |", ())


def test_a_long_table_is_no_example(tmp_path: Path) -> None:
    rows = "\n".join(f"    | {number} |" for number in range(20))
    text = f'def test_x(check):\n    """\n{rows}\n    """\n    assert check("YH-03") == []\n'
    (tmp_path / "test_x.py").write_text(text, encoding="utf-8")
    assert read_examples(tmp_path) == {}
