"""The ``dir`` stream ([MS-OVBA] 2.3.4.2): what the project refers to and what modules it has."""

import struct
from collections.abc import Sequence

from gsafety_xl.addin.vba_modules import Kind, Module

#: English (United States): a project in another language makes Excel translate the names in it.
_LANGUAGE = 0x0409
_CODE_PAGE = 1252
_WINDOWS_64 = 3
#: A cookie that says nothing; Excel replaces it when it saves.
_COOKIE = 0xFFFF
_MAJOR, _MINOR = 1, 0
#: What Excel itself lists in a new project: VBA's and Excel's own libraries come with the host
#: and are never written down. Office is where ``IRibbonControl`` is declared.
_REFERENCES = {
    "stdole": (
        r"*\G{00020430-0000-0000-C000-000000000046}#2.0#0"
        r"#C:\Windows\System32\stdole2.tlb#OLE Automation"
    ),
    "Office": (
        r"*\G{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}#2.0#0"
        r"#C:\Program Files\Common Files\Microsoft Shared\OFFICE16\MSO.DLL"
        "#Microsoft Office 16.0 Object Library"
    ),
}


def directory(name: str, modules: Sequence[Module]) -> bytes:
    """Return the stream, not yet compressed; the module streams hold source only."""
    parts = [_information(name)]
    parts += [_reference(*reference) for reference in _REFERENCES.items()]
    parts += [
        _record(0x000F, struct.pack("<H", len(modules))),
        _record(0x0013, struct.pack("<H", _COOKIE)),
        *map(_module, modules),
        _record(0x0010),
    ]
    return b"".join(parts)


def _information(name: str) -> bytes:
    language = struct.pack("<I", _LANGUAGE)
    nothing = struct.pack("<I", 0)
    return b"".join(
        [
            _record(0x0001, struct.pack("<I", _WINDOWS_64)),
            _record(0x0002, language),
            _record(0x0014, language),
            _record(0x0003, struct.pack("<H", _CODE_PAGE)),
            _record(0x0004, name.encode("ascii")),
            _text(0x0005, 0x0040, ""),  # description
            _record(0x0006) + _record(0x003D),  # help file, twice
            _record(0x0007, nothing),  # help context
            _record(0x0008, nothing),  # library flags
            # The one record whose size leaves out its last number.
            struct.pack("<HIIH", 0x0009, 4, _MAJOR, _MINOR),
            _text(0x000C, 0x003C, ""),  # constants for #If
        ]
    )


def _reference(name: str, library: str) -> bytes:
    library_id = library.encode("ascii")
    body = struct.pack("<I", len(library_id)) + library_id + struct.pack("<IH", 0, 0)
    return _text(0x0016, 0x003E, name) + _record(0x000D, body)


def _module(module: Module) -> bytes:
    procedural = module.kind is Kind.STANDARD
    return b"".join(
        [
            _text(0x0019, 0x0047, module.name),
            _text(0x001A, 0x0032, module.name),  # the stream's name
            _text(0x001C, 0x0048, ""),  # description
            _record(0x0031, struct.pack("<I", 0)),  # where in its stream the source begins
            _record(0x001E, struct.pack("<I", 0)),  # help context
            _record(0x002C, struct.pack("<H", _COOKIE)),
            _record(0x0021 if procedural else 0x0022),
            _record(0x002B),
        ]
    )


def _text(narrow: int, wide: int, text: str) -> bytes:
    """Return a text twice, as two records: in the code page and in UTF-16."""
    return _record(narrow, text.encode("ascii")) + _record(wide, text.encode("utf-16-le"))


def _record(number: int, body: bytes = b"") -> bytes:
    return struct.pack("<HI", number, len(body)) + body
