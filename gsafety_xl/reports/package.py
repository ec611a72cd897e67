"""Word packages that repeat to the byte: fixed dates, sorted parts, fixed properties."""

import io
import zipfile
from datetime import date, datetime, time
from pathlib import Path

from docx.document import Document

#: The date of every archive entry: the earliest that a zip can hold.
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_CONTENT_TYPES = "[Content_Types].xml"


def save_package(document: Document, path: Path) -> None:
    """Write a document so that the same content gives the same bytes."""
    stream = io.BytesIO()
    document.save(stream)
    path.write_bytes(settled(stream.getvalue()))


def settled(data: bytes) -> bytes:
    """Return a zip package with fixed dates and its parts in a fixed order."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in sorted(source.namelist(), key=lambda name: (name != _CONTENT_TYPES, name)):
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, source.read(name))
    return stream.getvalue()


def describe(document: Document, *, title: str, author: str, on: date) -> None:
    """Set the properties; after rendering, because rendering escapes them a second time."""
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title, author, author
    properties.comments = properties.keywords = properties.subject = properties.category = ""
    properties.created = properties.modified = datetime.combine(on, time(0))
    properties.revision = 1
