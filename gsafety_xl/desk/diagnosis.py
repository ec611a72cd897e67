"""What the doctor says of one thing."""

from dataclasses import dataclass
from enum import Enum


class Health(Enum):
    """How well something is; the value is the word shown."""

    OK = "正常"
    WARNING = "注意"
    PROBLEM = "有问题"
    NOT_APPLICABLE = "不适用"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One thing looked at: how it is, what was found, and what to do about it."""

    name: str
    health: Health
    found: str
    remedy: str = ""

    def lines(self) -> list[str]:
        """Return it as text: a line for what was found, one for what to do."""
        first = f"[{self.health.value}] {self.name}：{self.found}"
        return [first, f"    办法：{self.remedy}"] if self.remedy else [first]


def fine(name: str, found: str) -> Diagnosis:
    """Return that something is as it should be."""
    return Diagnosis(name, Health.OK, found)


def warning(name: str, found: str, remedy: str) -> Diagnosis:
    """Return that something works less well than it could."""
    return Diagnosis(name, Health.WARNING, found, remedy)


def problem(name: str, found: str, remedy: str) -> Diagnosis:
    """Return that something does not work."""
    return Diagnosis(name, Health.PROBLEM, found, remedy)


def not_applicable(name: str, found: str) -> Diagnosis:
    """Return that something does not matter on this computer."""
    return Diagnosis(name, Health.NOT_APPLICABLE, found)
