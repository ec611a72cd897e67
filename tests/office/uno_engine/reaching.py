"""The way to LibreOffice: PyUNO, which belongs to the system's Python, and its errors."""

import builtins
import importlib
import sys
from collections.abc import Callable
from functools import cache, wraps
from inspect import isfunction
from pathlib import Path
from types import ModuleType
from typing import Any, TypeAlias, TypeVar

#: Where a system's LibreOffice keeps ``uno.py``.
_FOLDERS = (
    "/usr/lib/python3/dist-packages",
    "/usr/lib/libreoffice/program",
    "/usr/lib64/libreoffice/program",
    "/opt/libreoffice/program",
)
#: An object or structure of the program: typed over there, not by Python.
Uno: TypeAlias = Any
#: What a cell holds, as xlwings hands it to and fro.
Held: TypeAlias = Any
_Class = TypeVar("_Class")


class UnoMissingError(Exception):
    """PyUNO cannot be used by this Python; the text says why."""


class AutomationError(Exception):
    """The spreadsheet program refused: what a COM error is on Windows.

    Code under test cannot know this class, so it cannot catch it by name.
    """


@cache
def load_uno() -> ModuleType:
    """Return the ``uno`` module without leaving its import hook or its folders behind."""
    folder = next((path for path in _FOLDERS if (Path(path) / "uno.py").is_file()), None)
    if folder is None:
        raise UnoMissingError("python3-uno is not installed")
    paths, importing = list(sys.path), builtins.__import__
    sys.path.append(folder)
    try:
        return importlib.import_module("uno")
    except ImportError as error:
        version = ".".join(map(str, sys.version_info[:2]))
        raise UnoMissingError(
            f"python3-uno does not work with this Python {version}: {error}"
        ) from None
    finally:
        sys.path[:], builtins.__import__ = paths, importing


def struct(name: str, **fields: Uno) -> Uno:
    """Return a UNO structure, named without its ``com.sun.star.``."""
    return load_uno().createUnoStruct(f"com.sun.star.{name}", **fields)


def option(name: str, value: object) -> Uno:
    """Return a property for loading or storing."""
    return struct("beans.PropertyValue", Name=name, Value=value)


def uno_error(name: str = "uno.Exception") -> type[Exception]:
    """Return the class of an error of UNO; without a name that of them all."""
    found: type[Exception] = load_uno().getClass(f"com.sun.star.{name}")
    return found


def connect(pipe: str) -> Uno:
    """Return the component context of the LibreOffice that listens on a pipe."""
    local = load_uno().getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")


def guarded(kind: type[_Class]) -> type[_Class]:
    """Wrap the errors of UNO at the boundary: every method and property of the class."""
    for name, member in list(vars(kind).items()):
        if isfunction(member) and name != "__init__":
            setattr(kind, name, _guard(member))
        elif isinstance(member, property):
            fget = member.fget and _guard(member.fget)
            fset = member.fset and _guard(member.fset)
            setattr(kind, name, property(fget, fset))
    return kind


def _guard(function: Callable[..., Uno]) -> Callable[..., Uno]:
    @wraps(function)
    def call(*arguments: Uno, **named: Uno) -> Uno:
        try:
            return function(*arguments, **named)
        except uno_error() as error:
            message = getattr(error, "Message", "") or type(error).__name__
            raise AutomationError(f"{function.__qualname__}: {message}") from error

    return call
