"""The modules of a VBA project and what Excel demands of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

#: The class ids of Excel's own objects; a document module derives from one of them.
WORKBOOK = "00020819-0000-0000-C000-000000000046"
WORKSHEET = "00020820-0000-0000-C000-000000000046"

_LONGEST_NAME = 31
_LONGEST_LINE = 1023


class Kind(Enum):
    """What a module belongs to: nothing, a workbook or sheet, or it is a class of its own.

    The value is the word for it in the PROJECT stream.
    """

    STANDARD = "Module"
    DOCUMENT = "Document"
    CLASS = "Class"


@dataclass(frozen=True, slots=True)
class Module:
    """A module's name, kind and source as VBA keeps it: attributes first, no export header."""

    name: str
    kind: Kind
    source: str

    def text(self) -> bytes:
        """Return the source with the line ends of VBA."""
        return "".join(f"{line}\r\n" for line in self.source.splitlines()).encode("ascii")


def document_module(name: str, base: str) -> Module:
    """Return an empty module for a workbook (``WORKBOOK``) or a sheet (``WORKSHEET``)."""
    flags = {
        "GlobalNameSpace": False,
        "Creatable": False,
        "PredeclaredId": True,
        "Exposed": True,
        "TemplateDerived": False,
        "Customizable": True,
    }
    lines = [f'Attribute VB_Name = "{name}"', f'Attribute VB_Base = "0{{{base}}}"']
    lines += [f"Attribute VB_{flag} = {value}" for flag, value in flags.items()]
    return Module(name, Kind.DOCUMENT, "\n".join(lines) + "\n")


def find_faults(modules: Sequence[Module]) -> Iterator[str]:
    """Yield what Excel would reject, or read as something else, in Chinese."""
    names = [module.name.upper() for module in modules]
    for module in modules:
        if names.count(module.name.upper()) > 1:
            yield f"模块名重复：{module.name}"
        if not is_vba_name(module.name):
            yield f"模块名须以字母开头，不超过{_LONGEST_NAME}个英文字母、数字：{module.name}"
        yield from _faults_of(module)


def is_vba_name(name: str) -> bool:
    """Whether VBA takes a name for a project or module."""
    fits = name.isascii() and name.isidentifier() and len(name) <= _LONGEST_NAME
    return fits and not name.startswith("_")


def _faults_of(module: Module) -> Iterator[str]:
    declared = f'Attribute VB_Name = "{module.name}"'
    if next(iter(module.source.splitlines()), "") != declared:
        yield f"{module.name} 的第1行不是 {declared}"
    for number, line in enumerate(module.source.splitlines(), start=1):
        if len(line) > _LONGEST_LINE:
            yield f"{module.name} 第{number}行超过{_LONGEST_LINE}个字符"
        if not line.isascii():
            yield f"{module.name} 第{number}行有英文以外的字符"
