import pytest

from gsafety_xl.addin.compound_file import write_compound_file
from tests.addin.reading import BLACK, NONE, RED, SECTOR, Compound


def black_height(file: Compound, top: int, parent: int = RED) -> int:
    """Return how many black entries lie on every way down; an assertion fails if they differ."""
    if top == NONE:
        return 0
    entry = file.entries[top]
    assert BLACK in {entry.colour, parent}
    left, right = (black_height(file, side, entry.colour) for side in (entry.left, entry.right))
    assert left == right
    return left + entry.colour


@pytest.mark.parametrize("size", [0, 1, 63, 64, 65, 4095, 4096, 4097, 100_000])
def test_a_stream_of_any_size_is_read_back(size: int) -> None:
    content = bytes(number % 251 for number in range(size))
    file = Compound(write_compound_file({"before": b"b" * 70, "it": content, "later": b"l" * 5000}))
    assert file.read("it") == content
    assert (file.read("before"), file.read("later")) == (b"b" * 70, b"l" * 5000)


def test_folders_hold_folders() -> None:
    file = Compound(write_compound_file({"A": {"B": {"stream": b"deep"}}, "stream": b"shallow"}))
    assert file.read("A", "B", "stream") == b"deep"
    assert file.read("stream") == b"shallow"


def test_names_are_in_the_order_of_length_then_of_capitals() -> None:
    names = ["ThisWorkbook", "dir", "_VBA_PROJECT", "Sheet2", "sheet1", "Sheet10", "Abc"]
    file = Compound(write_compound_file({"VBA": {name: name.encode() for name in names}}))
    assert file.names(file.find("VBA").child) == [
        "Abc",
        "dir",
        "sheet1",
        "Sheet2",
        "Sheet10",
        "ThisWorkbook",
        "_VBA_PROJECT",
    ]
    assert [file.read("VBA", name).decode() for name in names] == names


@pytest.mark.parametrize("count", [1, 2, 3, 4, 7, 8, 15, 20, 31, 100])
def test_the_search_tree_is_balanced(count: int) -> None:
    names = [f"Module{number}" for number in range(count)]
    file = Compound(write_compound_file(dict.fromkeys(names, b"")))
    top = file.entries[0].child
    assert file.entries[top].colour == BLACK
    assert black_height(file, top) == (count + 1).bit_length() - 1


def test_a_large_file_needs_more_than_one_table() -> None:
    content = bytes(200 * 128 * 8)
    written = write_compound_file({"large": content})
    file = Compound(written)
    assert file.header[7] > 1
    assert file.read("large") == content
    assert len(written) % SECTOR == 0


def test_the_tables_chain_every_sector_of_the_file() -> None:
    for size in range(0, 70_000, 1_777):
        written = write_compound_file({"one": bytes(size), "two": bytes(size // 3)})
        assert len(Compound(written).table) >= len(written) // SECTOR - 1


def test_the_same_content_gives_the_same_bytes_in_whatever_order_it_is_given() -> None:
    first = write_compound_file({"PROJECT": b"p", "VBA": {"dir": b"d"}})
    assert first == write_compound_file({"VBA": {"dir": b"d"}, "PROJECT": b"p"})


def test_a_name_has_at_most_31_characters() -> None:
    assert write_compound_file({"x" * 31: b""})
    with pytest.raises(ValueError, match="name too long"):
        write_compound_file({"x" * 32: b""})


def test_content_beyond_one_level_of_tables_is_refused() -> None:
    with pytest.raises(ValueError, match="too much content"):
        write_compound_file({"huge": bytes(8_000_000)})
