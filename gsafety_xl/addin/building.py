"""The files kept in ``macros/``: sources made from the actions, the ribbon, the add-in."""

from pathlib import Path

from gsafety_xl.addin.actions import load_ribbon
from gsafety_xl.addin.lint import find_problems
from gsafety_xl.addin.ribbon import ribbon_xml
from gsafety_xl.addin.sources import (
    DOORBELL,
    WORKBOOK_MODULE,
    button_module,
    macros_folder,
    read_module,
    ribbon_module,
)
from gsafety_xl.addin.xlam import build_addin
from gsafety_xl.model import GsafetyError
from gsafety_xl.workbook.files import replacing

ADDIN = "gsafety.xlam"
RIBBON_FILE = "ribbon.xml"


def build_addin_files(folder: Path, sources: Path | None = None) -> list[Path]:
    """Write the generated sources, the ribbon's XML and the add-in into a folder.

    ``sources`` holds the hand-written ones; the folder that ships when it is not given. Returns
    the paths written. GsafetyError, and nothing written, when ribbon, macros and actions disagree.
    """
    hand_written = sources or macros_folder()
    ribbon = load_ribbon()
    made = [ribbon_module(ribbon.actions), button_module(ribbon.actions)]
    texts = {f"{module.name}.bas": module.source for module in made}
    kept = {
        file: read_module(hand_written, file).source
        for file in (f"{DOORBELL}.bas", f"{WORKBOOK_MODULE}.cls")
    }
    xml = ribbon_xml(ribbon)
    problems = list(find_problems(ribbon.actions, texts | kept, xml))
    if problems:
        raise GsafetyError(f"宏与按钮不一致：{'；'.join(problems)}", "请修正宏的源文件")
    for name, text in {**texts, RIBBON_FILE: xml}.items():
        with replacing(folder / name) as temporary:
            temporary.write_text(text, encoding="utf-8", newline="\n")
    build_addin(folder / ADDIN, hand_written)
    return [folder / name for name in (*texts, RIBBON_FILE, ADDIN)]
