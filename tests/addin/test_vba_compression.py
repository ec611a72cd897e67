import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gsafety_xl.addin.vba_compression import compress
from tests.addin.reading import decompress

CHUNK = 4096


@pytest.mark.parametrize(
    ("content", "container"),
    [
        # the three worked examples of [MS-OVBA] 3.2
        (
            b"abcdefghijklmnopqrstuv.",
            "01 19 B0 00 61 62 63 64 65 66 67 68 00 69 6A 6B 6C 6D 6E 6F 70 00 7172737475762E",
        ),
        (
            b"#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa",
            """
            01 2F B0 00 23 61 61 61 62 63 64 65 82 66 00 70 61 67 68 69 6A 01 38 08 61 6B 6C
            00 30 6D 6E 6F 70 06 71 02 70 04 10 72 73 74 75 76 10 77 78 79 7A 00 3C
            """,
        ),
        (b"a" * 73, "01 03 B0 02 61 45 00"),
    ],
)
def test_the_examples_of_the_format_come_out_byte_for_byte(content: bytes, container: str) -> None:
    assert compress(content) == bytes.fromhex(container)
    assert decompress(compress(content)) == content


def test_nothing_is_a_signature_alone() -> None:
    assert compress(b"") == b"\x01"


@pytest.mark.parametrize("size", [1, 2, 3, 4095, 4096, 4097, 8192, 12000])
def test_sources_of_any_length_survive(size: int) -> None:
    source = b"Public Sub CheckSheet()\r\n    Ring\r\nEnd Sub\r\n' %d\r\n"
    content = b"".join(source % number for number in range(size // 40 + 1))[:size]
    assert decompress(compress(content)) == content


def test_a_full_chunk_without_repetition_is_kept_as_it_is() -> None:
    noise = random.Random(1).randbytes(CHUNK)  # noqa: S311 - not a secret
    container = compress(noise + b"end")
    assert container[1:3] == bytes.fromhex("FF3F")
    assert container[3 : 3 + CHUNK] == noise
    assert decompress(container) == noise + b"end"


def test_repetition_is_worth_it() -> None:
    source = b'Public Sub A()\r\n    Ring "a"\r\nEnd Sub\r\n' * 100
    assert len(compress(source)) < len(source) // 10


@given(st.text(alphabet="aAb \r\n", max_size=9000))
def test_any_text_survives(text: str) -> None:
    assert decompress(compress(text.encode())) == text.encode()
