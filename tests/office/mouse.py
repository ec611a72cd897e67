"""A mouse on the screen of Xvfb: a few requests of the X protocol with its XTEST extension."""

import socket
import struct
import time
from types import TracebackType
from typing import Self

_HELLO = struct.pack("<BxHHHHxx", ord("l"), 11, 0, 0, 0)
_QUERY_EXTENSION, _FAKE_INPUT = 98, 2
_PRESS, _RELEASE, _MOTION = 4, 5, 6
_ANSWER = 32
_LEFT = 1
#: Between two events, as a hand would have it.
_PAUSE = 0.1


class Mouse:
    """Moves and clicks; ``display`` is such as ``:5``."""

    def __init__(self, display: str) -> None:
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(5)
        self._socket.connect(f"/tmp/.X11-unix/X{display.removeprefix(':')}")  # noqa: S108 - X's
        self._socket.sendall(_HELLO)
        welcome = self._receive(8)
        if welcome[0] != 1:
            raise ConnectionRefusedError(display)
        self._receive(struct.unpack_from("<H", welcome, 6)[0] * 4)
        self._extension = self._query("XTEST")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._socket.close()

    def click(self, x: int, y: int) -> None:
        """Move to a point of the screen, in pixels, and click there."""
        self._fake(_MOTION, 0, x, y)
        self._fake(_PRESS, _LEFT, 0, 0)
        self._fake(_RELEASE, _LEFT, 0, 0)

    def _fake(self, event: int, detail: int, x: int, y: int) -> None:
        request = struct.pack(
            "<BBHBBxxII8xhh7xB", self._extension, _FAKE_INPUT, 9, event, detail, 0, 0, x, y, 0
        )
        self._socket.sendall(request)
        time.sleep(_PAUSE)

    def _query(self, extension: str) -> int:
        name = extension.encode("ascii")
        padding = -len(name) % 4
        length = 2 + (len(name) + padding) // 4
        head = struct.pack("<BxHHxx", _QUERY_EXTENSION, length, len(name))
        self._socket.sendall(head + name + bytes(padding))
        answer = self._receive(_ANSWER)
        if not answer[8]:
            raise ConnectionRefusedError(extension)
        return int(answer[9])

    def _receive(self, length: int) -> bytes:
        received = b""
        while len(received) < length:
            part = self._socket.recv(length - len(received))
            if not part:
                raise ConnectionAbortedError
            received += part
        return received
