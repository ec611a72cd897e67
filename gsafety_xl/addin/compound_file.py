"""Compound files ([MS-CFB] version 3): folders and streams in sectors, as OLE programs keep them.

Streams below 4096 bytes live in 64-byte pieces of one *mini stream*, longer ones in sectors of
512 bytes; tables of 32-bit numbers chain the pieces. The entries of a folder form a search tree
ordered by length of name, then by the name in capitals: a reader that searches it, as Excel does,
does not find an entry that is out of order.
"""

import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

#: What a folder holds: streams by their bytes, folders by what they hold.
Folder: TypeAlias = Mapping[str, "bytes | Folder"]

_SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")
_SECTOR = 512
_PIECE = 64
_CUTOFF = 4096
_LISTED = 109
_FREE = 0xFFFFFFFF
_END = 0xFFFFFFFE
_TABLE = 0xFFFFFFFD
_NONE = 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_RED, _BLACK = 0, 1


@dataclass
class _Entry:
    """A line of the directory; numbers point to other lines."""

    name: str
    kind: int
    content: bytes = b""
    colour: int = _BLACK
    left: int = _NONE
    right: int = _NONE
    child: int = _NONE
    start: int = _END

    def packed(self) -> bytes:
        name = self.name.encode("utf-16-le")
        start = 0 if self.kind == _STORAGE else self.start
        return struct.pack(
            "<64sHBBIII16sIQQIQ",
            name,
            len(name) + 2,
            self.kind,
            self.colour,
            self.left,
            self.right,
            self.child,
            bytes(16),
            0,
            0,
            0,
            start,
            len(self.content),
        )


@dataclass
class _Sectors:
    """Pieces of one size and the table that chains them."""

    size: int
    content: bytearray = field(default_factory=bytearray)
    chain: list[int] = field(default_factory=list)

    def add(self, content: bytes) -> int:
        """Append a stream and return the number of its first piece."""
        if not content:
            return _END
        start = len(self.chain)
        self.content += content + bytes(-len(content) % self.size)
        count = len(self.content) // self.size - start
        self.chain += [*range(start + 1, start + count), _END]
        return start


def write_compound_file(root: Folder) -> bytes:
    """Return a compound file that holds ``root``; the same content, the same bytes.

    Dates and class ids are left empty. ValueError for a name of more than 31 characters, and for
    content beyond 6.8 MB, which would need a second level of tables.
    """
    entries: list[_Entry] = [_Entry("Root Entry", _ROOT)]
    entries[0].child = _add_entries(entries, root)
    sectors, pieces = _Sectors(_SECTOR), _Sectors(_PIECE)
    for entry in entries[1:]:
        if entry.kind == _STREAM:
            place = pieces if len(entry.content) < _CUTOFF else sectors
            entry.start = place.add(entry.content)
    entries[0].content = bytes(pieces.content)
    entries[0].start = sectors.add(entries[0].content)
    piece_table = sectors.add(_numbers(pieces.chain, _SECTOR))
    blank = struct.pack("<68xIII48x", _NONE, _NONE, _NONE)
    directory = b"".join(entry.packed() for entry in entries) + blank * (-len(entries) % 4)
    directory_start = sectors.add(directory)
    return _assembled(sectors, directory_start, piece_table, len(pieces.chain))


def _add_entries(entries: list[_Entry], folder: Folder) -> int:
    """Append a folder's entries, with what lies below them, and return the top of their tree."""
    names = sorted(folder, key=lambda name: (len(name), name.upper()))
    numbers: list[int] = []
    for name in names:
        if len(name) > 31:
            raise ValueError(f"name too long: {name}")
        content = folder[name]
        numbers.append(len(entries))
        if isinstance(content, bytes):
            entries.append(_Entry(name, _STREAM, content))
        else:
            entry = _Entry(name, _STORAGE)
            entries.append(entry)
            entry.child = _add_entries(entries, content)
    full_levels = (len(numbers) + 1).bit_length() - 1
    return _tree(entries, numbers, full_levels)


def _tree(entries: list[_Entry], numbers: Sequence[int], black_levels: int) -> int:
    """Link entries into a balanced tree; the last, incomplete level is red, all others black."""
    if not numbers:
        return _NONE
    middle = len(numbers) // 2
    entry = entries[numbers[middle]]
    entry.colour = _BLACK if black_levels > 0 else _RED
    entry.left = _tree(entries, numbers[:middle], black_levels - 1)
    entry.right = _tree(entries, numbers[middle + 1 :], black_levels - 1)
    return numbers[middle]


def _assembled(sectors: _Sectors, directory: int, piece_table: int, piece_count: int) -> bytes:
    """Append the table that chains the sectors, itself included, and put the header in front."""
    used = len(sectors.chain)
    tables = 0
    while tables * (_SECTOR // 4) < used + tables:
        tables += 1
    if tables > _LISTED:
        raise ValueError("too much content for one compound file")
    places = range(used, used + tables)
    table = _numbers([*sectors.chain, *[_TABLE] * tables], _SECTOR)
    piece_tables = -(-piece_count * 4 // _SECTOR)
    header = _SIGNATURE + struct.pack(
        "<16x5H6x9I",
        0x003E,  # minor version
        3,  # major version: sectors of 512 bytes
        0xFFFE,  # little-endian
        9,  # 2 ** 9 bytes in a sector
        6,  # 2 ** 6 bytes in a piece
        0,  # directory sectors are not counted in version 3
        tables,
        directory,
        0,  # no transactions
        _CUTOFF,
        piece_table,
        piece_tables,
        _END,  # no second level of tables
        0,
    )
    listed = _numbers(places, _LISTED * 4)
    return header + listed + bytes(sectors.content) + table


def _numbers(numbers: Iterable[int], size: int) -> bytes:
    """Return 32-bit numbers, filled up with “free” to a multiple of ``size`` bytes."""
    packed = b"".join(struct.pack("<I", number) for number in numbers)
    return packed + struct.pack("<I", _FREE) * (-len(packed) % size // 4)
