"""Pictures of the screen: the frame buffer file of Xvfb (XWD, 32 bits a pixel) as PNG."""

import struct
import zlib
from pathlib import Path

#: Where tests leave what people may want to look at.
PICTURES = Path(__file__).parents[2] / "artifacts" / "office"
_HEADER = struct.Struct(">25I")
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_COLOUR_ENTRY = 12


def png_of_screen(buffer: Path) -> bytes:
    """Return a frame buffer file as PNG."""
    content = buffer.read_bytes()
    header = _HEADER.unpack_from(content)
    width, height, stride, colours = header[4], header[5], header[12], header[19]
    start = header[0] + colours * _COLOUR_ENTRY
    lines = (content[start + row * stride :][: width * 4] for row in range(height))
    raw = b"".join(b"\0" + _red_green_blue(line) for line in lines)
    about = struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", about), (b"IDAT", zlib.compress(raw)), (b"IEND", b"")]
    return _SIGNATURE + b"".join(_chunk(name, data) for name, data in parts)


def _red_green_blue(line: bytes) -> bytes:
    """Return the pixels of a line, stored as blue, green, red and a spare byte."""
    pixels = bytearray(len(line) // 4 * 3)
    for place, source in enumerate((2, 1, 0)):
        pixels[place::3] = line[source::4]
    return bytes(pixels)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
