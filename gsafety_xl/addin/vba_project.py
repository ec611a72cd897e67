"""Puts a VBA project together: the vbaProject.bin of a workbook, from sources alone."""

from collections.abc import Sequence

from gsafety_xl.addin.compound_file import write_compound_file
from gsafety_xl.addin.project_directory import directory
from gsafety_xl.addin.project_text import project_names, project_text
from gsafety_xl.addin.vba_compression import compress
from gsafety_xl.addin.vba_modules import Module, find_faults, is_vba_name
from gsafety_xl.model import GsafetyError

#: “Nothing compiled here”: Excel compiles the sources when it opens the file.
_NOT_COMPILED = bytes.fromhex("CC61FFFF000100")


def vba_project(name: str, documents: Sequence[Module], modules: Sequence[Module]) -> bytes:
    """Return a VBA project as a compound file; the same sources, the same bytes.

    ``documents`` are the modules of the workbook and of each sheet, in that order; their names
    must be the ``codeName`` of each in the workbook's XML. GsafetyError lists what Excel would
    not take.
    """
    every = [*documents, *modules]
    faults = list(find_faults(every))
    if not is_vba_name(name) or name.upper() in {module.name.upper() for module in every}:
        faults.append(f"工程名 {name} 不合规或与模块重名")
    if faults:
        raise GsafetyError(f"宏不能写入：{'；'.join(faults)}", "请修正宏的源文件")
    streams = {module.name: compress(module.text()) for module in every}
    return write_compound_file(
        {
            "PROJECT": project_text(name, every),
            "PROJECTwm": project_names(every),
            "VBA": {
                "_VBA_PROJECT": _NOT_COMPILED,
                "dir": compress(directory(name, every)),
                **streams,
            },
        }
    )
