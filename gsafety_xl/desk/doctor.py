"""Looks at everything this program needs of a computer."""

from gsafety_xl.desk.diagnosis import Diagnosis
from gsafety_xl.desk.excel_checks import check_excel_desk
from gsafety_xl.desk.fonts import check_fonts
from gsafety_xl.desk.machine_checks import (
    check_child_programs,
    check_encoding,
    check_libreoffice,
    check_packages,
    check_python,
    check_working_folder,
)
from gsafety_xl.desk.places import Desk


def examine(desk: Desk) -> list[Diagnosis]:
    """Return a diagnosis for each thing, in the order in which one would mend them."""
    return [
        check_python(desk),
        check_packages(),
        check_child_programs(desk),
        *check_excel_desk(desk),
        check_fonts(desk),
        check_libreoffice(desk),
        check_working_folder(desk),
        check_encoding(),
    ]
