"""The Windows registry through a stand-in for ``winreg``, and the registry of other systems."""

import sys
from types import TracebackType
from typing import ClassVar, Self

import pytest

from gsafety_xl.desk.registry import NoRegistry, RegistryValue, WindowsRegistry, text_of
from gsafety_xl.model import GsafetyError

Content = dict[tuple[str, str], dict[str, RegistryValue]]


class Handle:
    """An open key."""

    def __init__(self, place: tuple[str, str]) -> None:
        self.place = place

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        """Close."""


class FakeWinreg:
    """The functions of ``winreg`` in use, over a dictionary; one key refuses to be changed."""

    HKEY_CURRENT_USER, HKEY_LOCAL_MACHINE, HKEY_CLASSES_ROOT = "user", "machine", "classes"
    KEY_READ, KEY_WRITE, KEY_WOW64_64KEY = 1, 2, 256
    REG_SZ, REG_DWORD = 1, 4
    content: ClassVar[Content] = {}
    kinds: ClassVar[list[int]] = []

    @classmethod
    def OpenKey(cls, root: str, path: str, _: int, access: int) -> Handle:  # noqa: N802
        if (root, path) not in cls.content:
            raise FileNotFoundError(2, "missing")
        if path == "forbidden" and access & cls.KEY_WRITE:
            raise PermissionError(13, "denied")
        assert access & cls.KEY_WOW64_64KEY
        return Handle((root, path))

    @classmethod
    def CreateKeyEx(cls, root: str, path: str, _: int, access: int) -> Handle:  # noqa: N802
        cls.content.setdefault((root, path), {})
        return cls.OpenKey(root, path, 0, access)

    @classmethod
    def QueryValueEx(cls, handle: Handle, name: str) -> tuple[RegistryValue, int]:  # noqa: N802
        if name not in cls.content[handle.place]:
            raise FileNotFoundError(2, "missing")
        return cls.content[handle.place][name], cls.REG_SZ

    @classmethod
    def _below(cls, place: tuple[str, str]) -> list[str]:
        root, path = place
        return [
            other[len(path) + 1 :]
            for top, other in cls.content
            if top == root and other.startswith(f"{path}\\")
        ]

    @classmethod
    def QueryInfoKey(cls, handle: Handle) -> tuple[int, int, int]:  # noqa: N802
        return len(cls._below(handle.place)), len(cls.content[handle.place]), 0

    @classmethod
    def EnumValue(cls, handle: Handle, number: int) -> tuple[str, RegistryValue, int]:  # noqa: N802
        name = list(cls.content[handle.place])[number]
        return name, cls.content[handle.place][name], cls.REG_SZ

    @classmethod
    def EnumKey(cls, handle: Handle, number: int) -> str:  # noqa: N802
        return cls._below(handle.place)[number]

    @classmethod
    def SetValueEx(  # noqa: N802
        cls, handle: Handle, name: str, _: int, kind: int, value: RegistryValue
    ) -> None:
        cls.kinds.append(kind)
        cls.content[handle.place][name] = value

    @classmethod
    def DeleteValue(cls, handle: Handle, name: str) -> None:  # noqa: N802
        if name not in cls.content[handle.place]:
            raise FileNotFoundError(2, "missing")
        del cls.content[handle.place][name]

    @classmethod
    def DeleteKeyEx(cls, root: str, path: str, access: int, _: int) -> None:  # noqa: N802
        assert access == cls.KEY_WOW64_64KEY
        if path == "forbidden":
            raise PermissionError(13, "denied")
        if (root, path) not in cls.content:
            raise FileNotFoundError(2, "missing")
        del cls.content[root, path]


@pytest.fixture
def content(monkeypatch: pytest.MonkeyPatch) -> Content:
    fresh: Content = {("user", "A"): {"": "default", "n": 7}, ("user", r"A\B"): {}}
    monkeypatch.setattr(FakeWinreg, "content", fresh)
    monkeypatch.setattr(FakeWinreg, "kinds", [])
    monkeypatch.setitem(sys.modules, "winreg", FakeWinreg)
    return fresh


@pytest.fixture
def registry(content: Content) -> WindowsRegistry:
    del content
    return WindowsRegistry()


def test_values_and_keys_are_read(registry: WindowsRegistry) -> None:
    assert registry.value(r"HKCU\A") == "default"
    assert registry.value(r"HKCU\A", "n") == 7
    assert registry.names(r"HKCU\A") == ["", "n"]
    assert registry.subkeys(r"HKCU\A") == ["B"]


def test_what_is_not_there_is_no_error(registry: WindowsRegistry) -> None:
    assert registry.value(r"HKCU\A", "other") is None
    assert registry.value(r"HKLM\A") is None
    assert registry.names(r"HKCR\A") == []
    assert registry.subkeys(r"HKCU\C") == []
    registry.delete_value(r"HKCU\A", "other")
    registry.delete_value(r"HKCU\C", "other")
    registry.delete_empty_key(r"HKCU\C")


def test_text_and_numbers_are_written_as_what_they_are(
    registry: WindowsRegistry, content: Content
) -> None:
    registry.write(r"HKCU\C\D", "text", "台账")
    registry.write(r"HKCU\C\D", "number", 1)
    assert content["user", r"C\D"] == {"text": "台账", "number": 1}
    assert FakeWinreg.kinds == [FakeWinreg.REG_SZ, FakeWinreg.REG_DWORD]


def test_only_an_empty_key_is_deleted(registry: WindowsRegistry, content: Content) -> None:
    registry.delete_empty_key(r"HKCU\A")
    assert ("user", "A") in content
    registry.delete_empty_key(r"HKCU\A\B")
    registry.delete_value(r"HKCU\A", "n")
    registry.delete_empty_key(r"HKCU\A")
    assert content == {("user", "A"): {"": "default"}}


def test_a_refusal_by_windows_is_told(registry: WindowsRegistry, content: Content) -> None:
    content["user", "forbidden"] = {"a": "b"}
    with pytest.raises(GsafetyError, match=r"Windows 不允许改注册表 HKCU\\forbidden（denied）"):
        registry.write(r"HKCU\forbidden", "a", "c")
    with pytest.raises(GsafetyError, match="组策略"):
        registry.delete_value(r"HKCU\forbidden", "a")
    content["user", "forbidden"] = {}
    with pytest.raises(GsafetyError, match="forbidden"):
        registry.delete_empty_key(r"HKCU\forbidden")


def test_text_of_a_number_is_empty(registry: WindowsRegistry) -> None:
    assert text_of(registry, r"HKCU\A") == "default"
    assert text_of(registry, r"HKCU\A", "n") == text_of(registry, r"HKCU\A", "other") == ""


def test_other_systems_have_nothing_and_take_nothing() -> None:
    registry = NoRegistry()
    assert registry.value("HKCU") is None
    assert registry.names("HKCU") == registry.subkeys("HKCU") == []
    registry.delete_value("HKCU", "a")
    registry.delete_empty_key("HKCU")
    with pytest.raises(GsafetyError, match="没有注册表"):
        registry.write("HKCU", "a", "b")
