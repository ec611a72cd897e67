r"""A port to the Windows registry, so that everything above it can be tried on any system.

Keys are written as regedit shows them: ``HKCU\Software\…``, also ``HKLM`` and ``HKCR``.
"""

import importlib
from contextlib import suppress
from typing import Any, Protocol

from gsafety_xl.model import GsafetyError

RegistryValue = str | int | bytes


class Registry(Protocol):
    """What this package asks of a registry; reading what is not there is no error."""

    def value(self, key: str, name: str = "") -> RegistryValue | None:
        """Return a value; ``""`` names a key's default value; None when there is none."""

    def names(self, key: str) -> list[str]:
        """Return the names of the values of a key; none for a key that is not there."""

    def subkeys(self, key: str) -> list[str]:
        """Return the names of the keys inside a key; none for a key that is not there."""

    def write(self, key: str, name: str, value: str | int) -> None:
        """Write text as REG_SZ, a number as REG_DWORD, making the key when it is missing."""

    def delete_value(self, key: str, name: str) -> None:
        """Delete a value; nothing happens when it is not there."""

    def delete_empty_key(self, key: str) -> None:
        """Delete a key that holds neither values nor keys; any other key stays."""


class NoRegistry:
    """The registry of a system that has none: everything is missing, nothing can be written."""

    def value(self, key: str, name: str = "") -> RegistryValue | None:
        """Return None."""
        del key, name
        return None

    def names(self, key: str) -> list[str]:
        """Return nothing."""
        del key
        return []

    def subkeys(self, key: str) -> list[str]:
        """Return nothing."""
        del key
        return []

    def write(self, key: str, name: str, value: str | int) -> None:
        """Raise GsafetyError."""
        raise GsafetyError(f"这台电脑没有注册表，不能写入 {key} 的 {name}（{value}）")

    def delete_value(self, key: str, name: str) -> None:
        """Do nothing: it is not there."""

    def delete_empty_key(self, key: str) -> None:
        """Do nothing: it is not there."""


class WindowsRegistry:
    """The registry through ``winreg``, in its 64-bit view whatever the bits of Python."""

    def __init__(self) -> None:
        """Import ``winreg``, which only Windows has."""
        # imported by name: type checkers on other systems see an empty module
        self._winreg: Any = importlib.import_module("winreg")

    def value(self, key: str, name: str = "") -> RegistryValue | None:
        """Return a value; None when it, or its key, is not there or may not be read."""
        with suppress(OSError), self._open(key) as handle:
            content: RegistryValue | None = self._winreg.QueryValueEx(handle, name)[0]
            return content
        return None

    def names(self, key: str) -> list[str]:
        """Return the names of the values of a key."""
        with suppress(OSError), self._open(key) as handle:
            count = self._winreg.QueryInfoKey(handle)[1]
            return [self._winreg.EnumValue(handle, number)[0] for number in range(count)]
        return []

    def subkeys(self, key: str) -> list[str]:
        """Return the names of the keys inside a key."""
        with suppress(OSError), self._open(key) as handle:
            count = self._winreg.QueryInfoKey(handle)[0]
            return [self._winreg.EnumKey(handle, number) for number in range(count)]
        return []

    def write(self, key: str, name: str, value: str | int) -> None:
        """Write text or a number; GsafetyError when Windows refuses."""
        kind = self._winreg.REG_SZ if isinstance(value, str) else self._winreg.REG_DWORD
        root, path = self._parted(key)
        access = self._winreg.KEY_WRITE | self._winreg.KEY_WOW64_64KEY
        try:
            with self._winreg.CreateKeyEx(root, path, 0, access) as handle:
                self._winreg.SetValueEx(handle, name, 0, kind, value)
        except OSError as error:
            raise _refused(key, error) from error

    def delete_value(self, key: str, name: str) -> None:
        """Delete a value; GsafetyError when Windows refuses."""
        try:
            with self._open(key, self._winreg.KEY_WRITE) as handle:
                self._winreg.DeleteValue(handle, name)
        except FileNotFoundError:
            return
        except OSError as error:
            raise _refused(key, error) from error

    def delete_empty_key(self, key: str) -> None:
        """Delete a key that holds nothing; GsafetyError when Windows refuses."""
        if self.names(key) or self.subkeys(key):
            return
        root, path = self._parted(key)
        try:
            self._winreg.DeleteKeyEx(root, path, self._winreg.KEY_WOW64_64KEY, 0)
        except FileNotFoundError:
            return
        except OSError as error:
            raise _refused(key, error) from error

    def _open(self, key: str, access: int | None = None) -> Any:  # noqa: ANN401 - winreg's handle
        root, path = self._parted(key)
        wanted = self._winreg.KEY_READ if access is None else access
        return self._winreg.OpenKey(root, path, 0, wanted | self._winreg.KEY_WOW64_64KEY)

    def _parted(self, key: str) -> tuple[Any, str]:
        root, _, path = key.partition("\\")
        roots = {
            "HKCU": self._winreg.HKEY_CURRENT_USER,
            "HKLM": self._winreg.HKEY_LOCAL_MACHINE,
            "HKCR": self._winreg.HKEY_CLASSES_ROOT,
        }
        return roots[root], path


def text_of(registry: Registry, key: str, name: str = "") -> str:
    """Return a value that is text; empty when it is missing or something else."""
    value = registry.value(key, name)
    return value if isinstance(value, str) else ""


def _refused(key: str, error: OSError) -> GsafetyError:
    return GsafetyError(
        f"Windows 不允许改注册表 {key}（{error.strerror or error}）",
        "请信息技术人员查看组策略或安全软件是否禁止改当前用户的注册表",
    )
