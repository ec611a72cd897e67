"""Checks of what people typed: rules from the schema, rules with thought in them, their findings.

``run_rules`` asks them all; ``led_fire_dates``, ``grade`` and ``is_complete`` are definitions that
figures and duties share with the rules.
"""

from gsafety_xl.rules.accident_grades import AccidentGrade, grade
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.rules.engine import CheckResult, run_rules
from gsafety_xl.rules.inspection import led_fire_dates
from gsafety_xl.rules.responsibility import is_complete

__all__ = [
    "AccidentGrade",
    "CheckResult",
    "RuleContext",
    "grade",
    "is_complete",
    "led_fire_dates",
    "run_rules",
]
