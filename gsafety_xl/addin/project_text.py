"""The PROJECT and PROJECTwm streams ([MS-OVBA] 2.3.1 and 2.3.3): texts, never compressed."""

from collections.abc import Sequence
from uuid import NAMESPACE_DNS, UUID, uuid5

from gsafety_xl.addin.vba_modules import Kind, Module

_NAMESPACE = uuid5(NAMESPACE_DNS, "vba.gsafety-xl")
_VERSION = 2
#: Any byte serves; with this one the protected values begin without filling.
_SEED = 0x08
#: Not locked, no password, visible.
_UNLOCKED, _NO_PASSWORD, _VISIBLE = bytes(4), bytes(1), b"\xff"


def project_id(name: str) -> UUID:
    """Return the identity of a project: the same name, the same identity."""
    return uuid5(_NAMESPACE, name)


def project_text(name: str, modules: Sequence[Module]) -> bytes:
    """Return the PROJECT stream: identity, modules, protection (none), window places."""
    identity = f"{{{str(project_id(name)).upper()}}}"
    lines = [
        f'ID="{identity}"',
        *map(_listed, modules),
        f'Name="{name}"',
        'HelpContextID="0"',
        'VersionCompatible32="393222000"',
        f'CMG="{_protected(_UNLOCKED, identity)}"',
        f'DPB="{_protected(_NO_PASSWORD, identity)}"',
        f'GC="{_protected(_VISIBLE, identity)}"',
        "",
        "[Host Extender Info]",
        "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000",
        "",
        "[Workspace]",
        *(f"{module.name}=0, 0, 0, 0, C" for module in modules),
    ]
    return "".join(f"{line}\r\n" for line in lines).encode("ascii")


def project_names(modules: Sequence[Module]) -> bytes:
    """Return the PROJECTwm stream: each name in the code page and in UTF-16."""
    pairs = (
        module.name.encode("ascii") + b"\0" + module.name.encode("utf-16-le") + b"\0\0"
        for module in modules
    )
    return b"".join(pairs) + b"\0\0"


def _listed(module: Module) -> str:
    version = "/&H00000000" if module.kind is Kind.DOCUMENT else ""
    return f"{module.kind.value}={module.name}{version}"


def _protected(content: bytes, identity: str) -> str:
    """Return a value as VBA obscures it ([MS-OVBA] 2.4.3.2), as hexadecimal text."""
    key = sum(identity.encode("ascii")) & 0xFF
    written = [_SEED, _SEED ^ _VERSION, _SEED ^ key]
    filling = bytes((_SEED & 6) // 2)
    before = key
    for byte in filling + len(content).to_bytes(4, "little") + content:
        written.append(byte ^ (written[-2] + before & 0xFF))
        before = byte
    return bytes(written).hex().upper()
