"""The shape of the word material: one frozen structure for each kind of text."""

from datetime import date

import msgspec

from gsafety_xl.schema import Unit


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A frozen structure that refuses unknown keys."""


class PlaceWords(_Words, frozen=True, kw_only=True):
    """A site of a unit (点位) and the kinds of danger that are common there."""

    name: str
    kinds: list[str]


class UnitWords(_Words, frozen=True, kw_only=True):
    """A unit: its line of the register, its sites, how much it has to record.

    ``inspections`` is a number a year, ``drills`` are keys of ``drills.toml``, ``file`` the name
    of the workbook it sends ({name}, {year}).
    """

    code: str
    name: str
    short: str
    kind: str
    phone: str
    opened_on: date
    places: list[PlaceWords] = []
    aliases: list[str] = []
    parent: str = ""
    head: str = "所长"
    staff: str = ""
    ledgers: list[str] = []
    crowded: bool = False
    fire_key: bool = False
    ct_key: bool = False
    file: str = ""
    inspections: int = 0
    drills: list[str] = []

    @property
    def must_report(self) -> bool:
        """Tell whether the unit keeps ledgers at all."""
        return bool(self.ledgers)

    def as_unit(self) -> Unit:
        """Return the unit as the register knows it."""
        return Unit(
            code=self.code,
            name=self.name,
            short=self.short,
            aliases=tuple(self.aliases),
            kind=self.kind,
            parent=self.parent,
            must_report=self.must_report,
            ledgers=tuple(self.ledgers),
            crowded=self.crowded,
            fire_key=self.fire_key,
            counter_terror_key=self.ct_key,
            opened_on=self.opened_on,
        )


class PostWords(_Words, frozen=True, kw_only=True):
    """A post: ``part`` is what the holder does in the records, role and rank choice keys."""

    part: str
    title: str
    role: str
    rank: str
    duty: str


class PeopleWords(_Words, frozen=True, kw_only=True):
    """Names to draw from, and the posts by kind of staff."""

    surnames: list[str]
    given: list[str]
    mobile: str
    staff: dict[str, list[PostWords]]


class ThemeWords(_Words, frozen=True, kw_only=True):
    """What an inspection is about; ``from`` and ``to`` are days as ``MM-DD``, both included."""

    name: str
    kind: str
    domain: list[str]
    first: str = msgspec.field(name="from")
    last: str = msgspec.field(name="to")
    content: str
    season: bool = False
    keeper: str = ""
    kinds: list[str] = []


class DangerWords(_Words, frozen=True, kw_only=True):
    """A hidden danger: {n} is a small number; ``days`` to rectify it, ``fund`` in 万元."""

    kind: str
    domain: list[str]
    spots: list[str]
    description: str
    measure: str
    done: str
    days: int
    key: str = ""
    violated: str = ""
    fund: float | None = None
    fund_source: str = ""
    on_site: bool = False
    major_basis: str = ""
    interim: str = ""


class VisitWords(_Words, frozen=True, kw_only=True):
    """An inspection by the bureau whose day and leader are settled beforehand."""

    day: str
    unit: str
    part: str
    kind: str
    theme: str
    domain: list[str]
    content: str
    place: str = ""
    danger: str = ""
    course: str = "as_usual"


class DrillWords(_Words, frozen=True, kw_only=True):
    """A drill; ``day`` as ``MM-DD`` is moved to a working day."""

    title: str
    day: str
    domain: list[str]
    form: list[str]
    partners: str
    subjects: str
    people: int
    hours: str
    problems: str
    improvement: str
    place: str = ""
    cost: float | None = None


class BureauPlan(_Words, frozen=True, kw_only=True):
    """A plan of the year that the bureau issues; ``day`` as ``MM-DD``."""

    title: str
    domain: list[str]
    doc_no: str
    goals: str
    day: str
    has_fire: bool
    reported_to: list[str]
    submission_id: str = ""


class UnitPlan(_Words, frozen=True, kw_only=True):
    """The plan of the year that every unit issues, between two days as ``MM-DD``."""

    title: str
    domain: list[str]
    goals: str
    first: str
    last: str


class PlanWords(_Words, frozen=True, kw_only=True):
    """The plans of the year."""

    bureau: list[BureauPlan]
    unit: UnitPlan


class AccidentWords(_Words, frozen=True, kw_only=True):
    """A month with one accident, this year's or last year's; people, and loss in 万元."""

    unit: str
    month: int
    last_year: bool = False
    serious: int = 0
    minor: int = 0
    traffic: int = 0
    loss: float = 0


class SeededGap(_Words, frozen=True, kw_only=True):
    """Something that a unit did not do; ``month`` where it is about one."""

    what: str
    unit: str = ""
    month: int = 0


class PostponedDrill(_Words, frozen=True, kw_only=True):
    """A drill (a key of ``drills.toml``) that was put off; ``day`` as ``MM-DD``."""

    unit: str
    drill: str
    day: str


class SecondVersion(_Words, frozen=True, kw_only=True):
    """A workbook sent twice: the first lacks some entries and misstates some numbers."""

    unit: str
    file: str
    saved_at: str
    left_out: int
    misstated: int
    what: str


class GapWords(_Words, frozen=True, kw_only=True):
    """What is left undone on purpose, and the accidents."""

    no_plan: SeededGap
    not_inspected: SeededGap
    not_sent: SeededGap
    month_missing: SeededGap
    overdue: SeededGap
    sent_twice: SecondVersion
    postponed_drill: PostponedDrill
    accidents: list[AccidentWords]
