"""Where data and templates are: in a checkout beside the package, in a wheel inside it."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

_PACKAGE = files("gsafety_xl")


def data() -> Traversable:
    """Return the folder of TOML files."""
    return _PACKAGE / "data"


def word_templates() -> Path:
    """Return the folder of Word templates."""
    return _folder("word_templates")


def workbook_templates() -> Path:
    """Return the folder of blank forms."""
    return _folder("workbook_templates")


def _folder(name: str) -> Path:
    package = Path(str(_PACKAGE))
    bundled = package / "_bundled" / name
    return bundled if bundled.is_dir() else package.parent / name
