"""The clerk's computer: installing the add-in per user, the double-click menu, what is wrong."""

from gsafety_xl.desk.diagnosis import Diagnosis, Health
from gsafety_xl.desk.doctor import examine
from gsafety_xl.desk.install import plan_install, plan_uninstall
from gsafety_xl.desk.menu import write_menu
from gsafety_xl.desk.places import Desk, this_desk
from gsafety_xl.desk.steps import Step, carry_out

__all__ = [
    "Desk",
    "Diagnosis",
    "Health",
    "Step",
    "carry_out",
    "examine",
    "plan_install",
    "plan_uninstall",
    "this_desk",
    "write_menu",
]
