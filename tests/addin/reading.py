"""Reads back what the add-in builder writes, from the formats' descriptions and not from it."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import ceil, log2
from pathlib import Path
from zipfile import ZipFile

SECTOR, PIECE, CUTOFF = 512, 64, 4096
NONE, END = 0xFFFFFFFF, 0xFFFFFFFE
RED, BLACK = 0, 1


@dataclass(frozen=True)
class Entry:
    name: str
    kind: int
    colour: int
    left: int
    right: int
    child: int
    start: int
    size: int


class Compound:
    """A compound file; entries are looked for as Excel does, down the search tree."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.header = struct.unpack_from("<8s16x5H6x9I", content)
        listed = struct.unpack_from("<109I", content, 76)
        tables = [number for number in listed if number != NONE]
        self.table = [number for place in tables for number in self._numbers(place)]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * SECTOR
        return self.content[start : start + SECTOR]

    def _numbers(self, number: int) -> tuple[int, ...]:
        return struct.unpack("<128I", self._sector(number))

    def _chained(self, start: int, table: list[int]) -> Iterator[int]:
        while start != END:
            yield start
            start = table[start]

    def _long(self, start: int) -> bytes:
        return b"".join(map(self._sector, self._chained(start, self.table)))

    @cached_property
    def entries(self) -> list[Entry]:
        directory = self._long(self.header[8])
        return [
            self._entry(directory[place : place + 128]) for place in range(0, len(directory), 128)
        ]

    @staticmethod
    def _entry(line: bytes) -> Entry:
        name, length, kind, colour, left, right, child = struct.unpack_from("<64sHBBIII", line)
        start, size = struct.unpack_from("<IQ", line, 116)
        text = name[: max(length - 2, 0)].decode("utf-16-le")
        return Entry(text, kind, colour, left, right, child, start, size)

    @cached_property
    def _pieces(self) -> tuple[bytes, list[int]]:
        tables = self._chained(self.header[11], self.table)
        chain = [number for place in tables for number in self._numbers(place)]
        return self._long(self.entries[0].start), chain

    def read(self, *path: str) -> bytes:
        entry = self.find(*path)
        if entry.size >= CUTOFF:
            return self._long(entry.start)[: entry.size]
        pieces, chain = self._pieces
        places = self._chained(entry.start, chain)
        found = b"".join(pieces[place * PIECE : (place + 1) * PIECE] for place in places)
        return found[: entry.size]

    def find(self, *path: str) -> Entry:
        entry = self.entries[0]
        for name in path:
            entry = self.entries[self._descend(entry.child, name)]
        return entry

    def _descend(self, top: int, name: str) -> int:
        while top != NONE:
            entry = self.entries[top]
            wanted, here = [(len(text), text.upper()) for text in (name, entry.name)]
            if wanted == here:
                return top
            top = entry.left if wanted < here else entry.right
        raise KeyError(name)

    def names(self, top: int) -> list[str]:
        """Return the names of a folder's tree from the left to the right."""
        if top == NONE:
            return []
        entry = self.entries[top]
        return [*self.names(entry.left), entry.name, *self.names(entry.right)]


def decompress(container: bytes) -> bytes:
    """Undo the compression of VBA streams."""
    assert container[0] == 1
    content = bytearray()
    position = 1
    while position < len(container):
        (header,) = struct.unpack_from("<H", container, position)
        assert header >> 12 & 0b111 == 0b011
        end = position + (header & 0x0FFF) + 3
        body = container[position + 2 : end]
        content += expanded(body) if header & 0x8000 else body
        position = end
    return bytes(content)


def expanded(body: bytes) -> bytes:
    content = bytearray()
    position = 0
    while position < len(body):
        flags, position = body[position], position + 1
        for bit in range(8):
            if position >= len(body):
                break
            if flags >> bit & 1:
                (token,) = struct.unpack_from("<H", body, position)
                shift = 16 - max(ceil(log2(len(content))), 4)
                for _ in range((token & ((1 << shift) - 1)) + 3):
                    content.append(content[-(token >> shift) - 1])
                position += 2
            else:
                content.append(body[position])
                position += 1
    return bytes(content)


def records(directory: bytes) -> list[tuple[int, bytes]]:
    """Split a dir stream; the version record counts two bytes less than it has."""
    found: list[tuple[int, bytes]] = []
    position = 0
    while position < len(directory):
        number, size = struct.unpack_from("<HI", directory, position)
        size += 2 if number == 0x0009 else 0
        found.append((number, directory[position + 6 : position + 6 + size]))
        position += 6 + size
    return found


def revealed(text: str) -> bytes:
    """Return what a CMG, DPB or GC value of the PROJECT stream protects."""
    seed, version, key, *rest = bytes.fromhex(text)
    assert seed ^ version == 2
    plain = [seed ^ key]
    written = [version, key]
    for byte in rest:
        plain.append(byte ^ (written[-2] + plain[-1] & 0xFF))
        written.append(byte)
    content = bytes(plain[1 + (seed & 6) // 2 :])
    (length,) = struct.unpack_from("<I", content)
    assert length == len(content) - 4
    return content[4:]


def parts(path: Path) -> dict[str, bytes]:
    """Return the parts of a package by name."""
    with ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}
