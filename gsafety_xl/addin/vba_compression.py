"""The run-length compression of VBA streams ([MS-OVBA] 2.4.1).

A container is a signature byte and chunks of at most 4096 bytes of content. In a chunk, a flag
byte says of each of the next eight tokens whether it is a literal byte or a copy token: 16 bits
that hold how far back and how much to copy. How the bits are shared depends on how much of the
chunk is already there.
"""

import struct
from collections import defaultdict
from collections.abc import Iterator

_CHUNK = 4096
_SIGNATURE = 1
_COMPRESSED = 0b1011 << 12
_RAW = 0b0011 << 12
_SHORTEST = 3
_TOKENS = 8


def compress(content: bytes) -> bytes:
    """Return a compressed container; the same content, the same bytes."""
    chunks = [content[start : start + _CHUNK] for start in range(0, len(content), _CHUNK)]
    return bytes([_SIGNATURE]) + b"".join(map(_chunk, chunks))


def _chunk(content: bytes) -> bytes:
    packed = _packed(content)
    if len(packed) <= _CHUNK:
        return struct.pack("<H", _COMPRESSED | (len(packed) - 1)) + packed
    return struct.pack("<H", _RAW | (_CHUNK - 1)) + content.ljust(_CHUNK, b"\0")


def _packed(content: bytes) -> bytes:
    tokens = list(_tokens(content))
    packed = bytearray()
    for start in range(0, len(tokens), _TOKENS):
        eight = tokens[start : start + _TOKENS]
        packed.append(sum(1 << bit for bit, token in enumerate(eight) if len(token) == 2))
        packed += b"".join(eight)
    return bytes(packed)


def _tokens(content: bytes) -> Iterator[bytes]:
    """Yield literals (one byte) and copy tokens (two bytes).

    Repetitions are looked for from where a token begins, as in the format's worked examples.
    """
    seen: defaultdict[bytes, list[int]] = defaultdict(list)
    position = 0
    while position < len(content):
        bits = _length_bits(position)
        longest = (1 << bits) - 1 + _SHORTEST
        offset, length = _match(content, position, seen, longest)
        if length < _SHORTEST:
            offset, length = 0, 1
            yield content[position : position + 1]
        else:
            yield struct.pack("<H", (offset - 1) << bits | (length - _SHORTEST))
        seen[content[position : position + _SHORTEST]].append(position)
        position += length


def _match(
    content: bytes, position: int, seen: defaultdict[bytes, list[int]], longest: int
) -> tuple[int, int]:
    """Return how far back the longest repetition lies, the nearest of equals, and its length."""
    best = (0, 0)
    limit = min(longest, len(content) - position)
    for start in reversed(seen.get(content[position : position + _SHORTEST], ())):
        length = 0
        while length < limit and content[start + length] == content[position + length]:
            length += 1
        if length > best[1]:
            best = (position - start, length)
        if length == limit:
            break
    return best


def _length_bits(position: int) -> int:
    """Return how many of a copy token's 16 bits hold the length, at a place in a chunk."""
    return 16 - max((position - 1).bit_length(), 4) if position else 12
