"""The ledger of money for safety (安全经费): what was granted and what it was spent on."""

from collections.abc import Iterator, Sequence
from datetime import date

from gsafety_xl.sample.clerks import Clerk
from gsafety_xl.sample.office_shapes import BudgetWords
from gsafety_xl.sample.office_words import office_words
from gsafety_xl.sample.owed import keeps_ledger
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.records.trainings import is_for
from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.sample.word_shapes import UnitWords
from gsafety_xl.schema.units import BUREAU

#: Of a line of the budget, so much is spent by the end of the year.
_SPENT = 0.86
_RESERVE = 1.2
_LEAST = 0.5
_PAID_AFTER = 6
#: When the rectifications of a quarter are paid.
_QUARTERS = {1: "03-30", 2: "06-29", 3: "09-28", 4: "12-29"}


def budget_entries(keeper: UnitWords, scene: Scene, recorded: Recorded) -> list[Entry]:
    """Return the lines of the budget, then the expenses by day with their vouchers."""
    spending = [(words, _spending(words, keeper, scene, recorded)) for words in _lines_of(keeper)]
    lines = [
        _line(words, [amount for _, amount in spent], keeper, scene) for words, spent in spending
    ]
    if keeper.code == BUREAU:
        lines += _kept_for_others(keeper, scene)
    expenses = [(day, amount, words) for words, spent in spending for day, amount in spent]
    by_day = sorted(expenses, key=lambda item: item[0])
    return [*lines, *_with_vouchers(by_day, keeper, scene)]


def _lines_of(keeper: UnitWords) -> list[BudgetWords]:
    file = office_words().budgets
    items = file.bureau if keeper.code == BUREAU else file.unit
    return [words for words in items if is_for(words.only, keeper)]


def _with_vouchers(
    expenses: Sequence[tuple[date, float, BudgetWords]], keeper: UnitWords, scene: Scene
) -> Iterator[Entry]:
    voucher = office_words().budgets.voucher
    for number, (day, amount, words) in enumerate(expenses, start=1):
        text = voucher.format(year=day.year, month=day.month, number=number)
        yield _expense(words, day, amount, keeper, scene) | {"voucher": text}


def _kept_for_others(bureau: UnitWords, scene: Scene) -> Iterator[Entry]:
    """Yield the budgets of the bureau's own units that keep no such ledger."""
    words = office_words().budgets.kept_for
    for unit in scene.words.units:
        if unit.must_report and unit.parent == BUREAU and not keeps_ledger(unit, "budget"):
            yield _line(words, (), bureau, scene) | {"target_unit": unit.code}


def _line(words: BudgetWords, spent: Sequence[float], keeper: UnitWords, scene: Scene) -> Entry:
    issued = scene.workday(office_words().budgets.issued)
    amount = words.amount or max(_LEAST, round(sum(spent) * _RESERVE, 1))
    return _row(words, issued, keeper, scene) | {
        "row_kind": "budget",
        "budget": amount,
        "issued_on": issued,
    }


def _expense(
    words: BudgetWords, day: date, amount: float, keeper: UnitWords, scene: Scene
) -> Entry:
    return _row(words, day, keeper, scene) | {
        "row_kind": "expense",
        "spent_on": day,
        "spent": amount,
        "purpose": words.purpose,
    }


def _row(words: BudgetWords, day: date, keeper: UnitWords, scene: Scene) -> Entry:
    return Clerk(scene, keeper.code).row(
        words.domain,
        day,
        year=scene.year,
        target_unit=keeper.code,
        fee_kind=words.fee_kind,
        subject=words.subject,
    )


def _spending(
    words: BudgetWords, keeper: UnitWords, scene: Scene, recorded: Recorded
) -> list[tuple[date, float]]:
    if words.from_drills:
        return list(_for_drills(recorded.of(keeper.code, "drill"), scene))
    if words.from_dangers:
        return list(_for_dangers(recorded.of(keeper.code, "hidden_danger"), scene))
    share = round(words.amount * _SPENT / len(words.days), 2)
    return [(scene.workday(day), share) for day in words.days]


def _for_drills(drills: Sequence[Entry], scene: Scene) -> Iterator[tuple[date, float]]:
    """Yield what each drill cost, each paid on a day of its own."""
    latest, paid = scene.workdays.on_or_before(scene.as_of), date.min
    for drill in drills:
        day, cost = drill["date"], drill["cost"]
        if isinstance(day, date) and isinstance(cost, int | float) and drill["status"] == "done":
            usual = scene.workdays.after(day, _PAID_AFTER)
            paid = min(max(usual, scene.workdays.after(paid, 1)), latest)
            yield paid, cost


def _for_dangers(dangers: Sequence[Entry], scene: Scene) -> Iterator[tuple[date, float]]:
    """Yield the funds of what was rectified in each quarter of the year."""
    sums = dict.fromkeys(_QUARTERS, 0.0)
    for danger in dangers:
        done, fund = danger.get("done_on"), danger.get("fund")
        if isinstance(done, date) and isinstance(fund, int | float) and done.year == scene.year:
            sums[(done.month + 2) // 3] += fund
    for quarter, total in sums.items():
        if total:
            paid = scene.workdays.on_or_before(scene.day(_QUARTERS[quarter]))
            yield paid, round(total, 2)
