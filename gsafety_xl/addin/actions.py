"""The actions (按钮) that a clerk finds in Excel, in the order of her work."""

import tomllib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources.abc import Traversable
from itertools import combinations

import msgspec

from gsafety_xl import resources
from gsafety_xl.model import GsafetyError

_FILE = "actions.toml"
_REMEDY = "请修正数据文件"


class Tab(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The ribbon tab; ``title`` and ``description`` are shown in Excel's list of add-ins."""

    label: str
    keytip: str
    title: str
    description: str


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A named part of the tab."""

    key: str
    label: str


class Action(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One button: its key goes to the program, its ``sub`` is what VBA calls it.

    ``image`` is a built-in icon of Office (imageMso); ``needs_workbook`` says that the action is
    about the workbook in front, so that without one there is nothing to do.
    """

    key: str
    group: str
    label: str
    screentip: str
    supertip: str
    image: str
    keytip: str
    sub: str
    large: bool = False
    needs_workbook: bool = True

    @property
    def ribbon_sub(self) -> str:
        """Return the name of the Sub that the ribbon calls."""
        return f"Ribbon{self.sub}"


class Ribbon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The tab, its groups and its buttons, each in the order shown."""

    tab: Tab
    groups: tuple[Group, ...]
    actions: tuple[Action, ...]

    def actions_in(self, group: Group) -> tuple[Action, ...]:
        """Return the buttons of one group."""
        return tuple(action for action in self.actions if action.group == group.key)


def load_actions() -> tuple[Action, ...]:
    """Return the actions that ship with the package."""
    return load_ribbon().actions


@lru_cache(maxsize=1)
def load_ribbon() -> Ribbon:
    """Read the tab that ships with the package; GsafetyError names what is wrong with it."""
    return read_ribbon(resources.data() / _FILE)


def read_ribbon(file: Traversable) -> Ribbon:
    """Read a description of the tab; GsafetyError names the file and each mistake."""
    try:
        ribbon = msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), Ribbon)
    except (OSError, ValueError) as error:
        raise GsafetyError(f"数据文件 {file.name} 有误：{error}", _REMEDY) from error
    problems = list(_inconsistencies(ribbon))
    if problems:
        raise GsafetyError(f"数据文件 {file.name} 有误：{'；'.join(problems)}", _REMEDY)
    return ribbon


def _inconsistencies(ribbon: Ribbon) -> Iterator[str]:
    actions = ribbon.actions
    yield from _repeated("key", (action.key for action in actions))
    yield from _repeated("sub", (action.sub.upper() for action in actions))
    groups = [group.key for group in ribbon.groups]
    yield from _repeated("groups.key", groups)
    for action in actions:
        if action.group not in groups:
            yield f"{action.key} 的 group 没有列在 groups 中：{action.group}"
        if not (action.key.isascii() and action.sub.isascii() and action.sub.isidentifier()):
            yield f"{action.key} 的 key 和 sub 只能用英文字母、数字和下划线"
    yield from _ambiguous_keytips(actions)


def _repeated(name: str, values: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for value in values:
        if value in seen:
            yield f"{name} 重复：{value}"
        seen.add(value)


def _ambiguous_keytips(actions: tuple[Action, ...]) -> Iterator[str]:
    """Yield keys of which one begins with the other: Excel could never tell them apart."""
    for first, second in combinations(actions, 2):
        short, long = sorted((first.keytip, second.keytip), key=len)
        if long.startswith(short):
            yield f"{first.key} 和 {second.key} 的 keytip 分不开：{short}、{long}"
