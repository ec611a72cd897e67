"""The catalogue as it was last read, kept for the next start: a click need not parse TOML again.

The file is known by the names, sizes and times of the data files and by our version; when any of
these changes, the data are read anew. It stands in the user's own cache folder and is not needed:
where it cannot be read or written, everything works, a tenth of a second later.
"""

import hashlib
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from gsafety_xl import __version__
from gsafety_xl.schema.catalogue import Catalogue

_NAME = "catalogue-{fingerprint}.msgpack"
_LENGTH = 24


def cached(data: Path, read: Callable[[], Catalogue], folder: Path | None) -> Catalogue:
    """Return the catalogue of a data folder, from the cache ``folder`` if it is there.

    ``read`` reads it from the files and raises what is wrong with them; only what it returned is
    kept. Without a folder nothing is kept.
    """
    if folder is None:
        return read()
    path = folder / _NAME.format(fingerprint=_fingerprint(data))
    with suppress(OSError, msgspec.DecodeError):
        return msgspec.msgpack.decode(path.read_bytes(), type=Catalogue)
    catalogue = read()
    with suppress(OSError):
        _keep(path, msgspec.msgpack.encode(catalogue))
    return catalogue


def cache_folder(environment: Mapping[str, str]) -> Path | None:
    """Return the user's cache folder for us; None when the system names none.

    ``GSAFETY_CACHE`` names another one, or switches the cache off when it is empty.
    """
    own = environment.get("GSAFETY_CACHE")
    if own is not None:
        return Path(own) if own else None
    windows, cache, home = (
        environment.get(name) for name in ("LOCALAPPDATA", "XDG_CACHE_HOME", "HOME")
    )
    if windows or cache:
        return Path(windows or cache or "") / "gsafety"
    return Path(home) / ".cache" / "gsafety" if home else None


def _fingerprint(data: Path) -> str:
    facts = [str(data), __version__]
    for path in sorted(data.rglob("*.toml")):
        known = path.stat()
        facts.append(f"{path.relative_to(data)} {known.st_size} {known.st_mtime_ns}")
    return hashlib.sha256("\n".join(facts).encode()).hexdigest()[:_LENGTH]


def _keep(path: Path, content: bytes) -> None:
    """Write the file in one move and take earlier ones away."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(f".{os.getpid()}.tmp")
    temporary.write_bytes(content)
    temporary.replace(path)
    for other in path.parent.glob(_NAME.format(fingerprint="*")):
        if other != path:
            other.unlink(missing_ok=True)
