"""The ledger of the tasks of the plans of the year (计划任务), with what proves them."""

from collections.abc import Iterator, Sequence
from datetime import date

from gsafety_xl.model import Value
from gsafety_xl.sample.clerks import Clerk
from gsafety_xl.sample.office_shapes import ProofWords, TaskWords
from gsafety_xl.sample.office_words import office_words
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.records.paper_trail import day_of, domains_of
from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.sample.word_shapes import UnitWords
from gsafety_xl.schema.units import BUREAU

_BETWEEN_NUMBERS = "、"
#: The column of which a part is enough.
_BY_TITLE = "title"
#: The day on which an entry of each ledger came to its end.
_ENDED = {
    "inspection": "date",
    "drill": "date",
    "meeting": "held_at",
    "training": "date",
    "campaign": "end_on",
}


def task_entries(keeper: UnitWords, scene: Scene, recorded: Recorded) -> list[Entry]:
    """Return the tasks plan by plan; only those that the year's entries prove."""
    file = office_words().tasks
    plans = recorded.of(keeper.code, "plan")
    return [
        entry
        for words in (file.bureau if keeper.code == BUREAU else file.unit)
        if words.plan <= len(plans)
        for entry in _task(words, plans[words.plan - 1], keeper, scene, recorded)
    ]


def _task(
    words: TaskWords, plan: Entry, keeper: UnitWords, scene: Scene, recorded: Recorded
) -> Iterator[Entry]:
    issued, due = day_of(plan, "issued_on"), scene.day(words.due)
    proofs = _proofs(words.proof, (issued, due), recorded.of(keeper.code, words.proof.ledger))
    if not proofs:
        return
    done = max(day_of(entry, _ENDED[words.proof.ledger]) for entry in proofs)
    yield Clerk(scene, keeper.code).row(
        domains_of(plan),
        issued,
        plan_id=plan["id"],
        task=words.task,
        clause_ids=tuple(words.clauses),
        target=words.target,
        target_measure=words.measure,
        owner=keeper.code,
        owner_person=scene.staff[keeper.code][words.part].name,
        due_on=due,
        done_on=done,
        done_quantity=len(proofs),
        status="done",
        evidence_ids=_BETWEEN_NUMBERS.join(str(entry["id"]) for entry in proofs),
    )


def _proofs(words: ProofWords, span: tuple[date, date], entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries that fit and came to their end within the time of the task."""
    first, last = span
    fitting = [
        entry
        for entry in entries
        if _holds(entry.get(words.column), words)
        and first <= day_of(entry, _ENDED[words.ledger]) <= last
    ]
    return fitting[: words.most]


def _holds(value: Value, words: ProofWords) -> bool:
    """Tell whether a cell is the choice wanted, has it among others, or has it in its title."""
    if isinstance(value, str):
        return words.value in value if words.column == _BY_TITLE else words.value == value
    return isinstance(value, tuple) and words.value in value
