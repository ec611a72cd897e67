"""What is due soon and what is overdue (到期提醒), over all ledgers."""

from gsafety_xl.deadlines.deadline import Deadline
from gsafety_xl.deadlines.finding import find_deadlines
from gsafety_xl.deadlines.specs import DeadlineSpec, load_deadlines

__all__ = ["Deadline", "DeadlineSpec", "find_deadlines", "load_deadlines"]
