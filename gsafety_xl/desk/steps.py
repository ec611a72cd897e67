"""Steps of an installation as values: they can be shown before they are done."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from gsafety_xl.desk.registry import Registry
from gsafety_xl.model import GsafetyError
from gsafety_xl.workbook.files import replacing


class Step(Protocol):
    """Something to do; its text says in Chinese what will happen."""

    @property
    def done(self) -> str:
        """Say what has happened once it is done."""

    def __str__(self) -> str:
        """Say what will happen."""

    def carry_out(self, registry: Registry) -> None:
        """Do it; GsafetyError when the computer refuses."""


@dataclass(frozen=True, slots=True)
class CopyFile:
    """Put a file in its place; an older one there is replaced whole, never half."""

    source: Path
    target: Path

    def __str__(self) -> str:
        """Say what will happen."""
        verb = "替换旧的加载项" if self.target.exists() else "复制加载项"
        return f"{verb}：{self.target}"

    @property
    def done(self) -> str:
        """Say what has happened."""
        return f"已放好加载项：{self.target}"

    def carry_out(self, registry: Registry) -> None:
        """Copy; GsafetyError when the folder or file cannot be written."""
        del registry
        with replacing(self.target) as temporary:
            shutil.copyfile(self.source, temporary)


@dataclass(frozen=True, slots=True)
class WriteValue:
    """Write one registry value of the current user; ``what`` says what it is for."""

    what: str
    key: str
    name: str
    value: str

    def __str__(self) -> str:
        """Say what will happen."""
        return f"写入{self.what}：{self.key} 的 {self.name} = {self.value}"

    @property
    def done(self) -> str:
        """Say what has happened."""
        return f"已写入{self.what}：{self.value}"

    def carry_out(self, registry: Registry) -> None:
        """Write."""
        registry.write(self.key, self.name, self.value)


@dataclass(frozen=True, slots=True)
class DeleteFile:
    """Delete a file that an install put there."""

    path: Path

    def __str__(self) -> str:
        """Say what will happen."""
        return f"删除加载项：{self.path}"

    @property
    def done(self) -> str:
        """Say what has happened."""
        return f"已删除加载项：{self.path}"

    def carry_out(self, registry: Registry) -> None:
        """Delete; GsafetyError when it is in use."""
        del registry
        try:
            self.path.unlink(missing_ok=True)
        except OSError as error:
            raise GsafetyError(f"无法删除 {self.path}", "请先关闭 Excel，再运行一次") from error


@dataclass(frozen=True, slots=True)
class LeaveFile:
    """Leave a file alone that is not the one an install put there."""

    path: Path

    def __str__(self) -> str:
        """Say what will happen."""
        return f"保留 {self.path}：它不是本程序放的那一个，不要的请自行删除"

    @property
    def done(self) -> str:
        """Say the same: nothing happens."""
        return str(self)

    def carry_out(self, registry: Registry) -> None:
        """Do nothing."""


@dataclass(frozen=True, slots=True)
class DeleteKey:
    """Delete values of a registry key, and the key when nothing is left in it."""

    what: str
    key: str
    names: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Say what will happen."""
        return f"删除{self.what}：{self.key}"

    @property
    def done(self) -> str:
        """Say what has happened."""
        return f"已删除{self.what}：{self.key}"

    def carry_out(self, registry: Registry) -> None:
        """Delete the values, then the key if it is empty."""
        for name in self.names:
            registry.delete_value(self.key, name)
        registry.delete_empty_key(self.key)


def carry_out(steps: list[Step], registry: Registry, tell: Callable[[str], None]) -> None:
    """Do the steps in order, telling each once it is done; the first that fails ends it."""
    for step in steps:
        step.carry_out(registry)
        tell(step.done)
