"""The shape of the word material: one frozen structure for each kind of text."""

from datetime import date

import msgspec

from gsafety_xl.schema import Unit


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A frozen structure that refuses unknown keys."""


class PlaceWords(Words, frozen=True, kw_only=True):
    """A site of a unit (点位) and the kinds of danger that are common there."""

    name: str
    kinds: list[str]


class UnitWords(Words, frozen=True, kw_only=True):
    """A unit: its line of the register, its sites, how much it has to record.

    ``ledgers`` are the codes of those it owes (empty: what its kind owes); ``inspections`` is a
    number a year, ``drills`` are keys of ``drills.toml``, ``file`` the name
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
    must_report: bool = False
    ledgers: list[str] = []
    crowded: bool = False
    fire_key: bool = False
    ct_key: bool = False
    file: str = ""
    inspections: int = 0
    drills: list[str] = []

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


class PostWords(Words, frozen=True, kw_only=True):
    """A post: ``part`` is what the holder does in the records, role and rank choice keys."""

    part: str
    title: str
    role: str
    rank: str
    duty: str


class PeopleWords(Words, frozen=True, kw_only=True):
    """Names to draw from, and the posts by kind of staff."""

    surnames: list[str]
    given: list[str]
    mobile: str
    staff: dict[str, list[PostWords]]


class ThemeWords(Words, frozen=True, kw_only=True):
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


class DangerWords(Words, frozen=True, kw_only=True):
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


class VisitWords(Words, frozen=True, kw_only=True):
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


class DrillWords(Words, frozen=True, kw_only=True):
    """A drill; ``day`` as ``MM-DD`` is moved to a working day.

    ``plan`` is a key of ``emergency_plans.toml``.
    """

    title: str
    plan: str
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


class BureauPlan(Words, frozen=True, kw_only=True):
    """A plan of the year that the bureau issues; ``day`` as ``MM-DD``."""

    title: str
    domain: list[str]
    doc_no: str
    goals: str
    day: str
    has_fire: bool
    reported_to: list[str]


class UnitPlan(Words, frozen=True, kw_only=True):
    """The plan of the year that every unit issues, between two days as ``MM-DD``."""

    title: str
    domain: list[str]
    goals: str
    first: str
    last: str


class PlanWords(Words, frozen=True, kw_only=True):
    """The plans of the year."""

    bureau: list[BureauPlan]
    unit: UnitPlan


class LastYearWords(Words, frozen=True, kw_only=True):
    """A month of last year with one accident; loss in 万元."""

    unit: str
    month: int
    loss: float = 0


class SeededGap(Words, frozen=True, kw_only=True):
    """Something that a unit did not do; ``month`` where it is about one."""

    what: str
    unit: str = ""
    month: int = 0


class PostponedDrill(Words, frozen=True, kw_only=True):
    """A drill (a key of ``drills.toml``) that was put off; ``day`` as ``MM-DD``."""

    unit: str
    drill: str
    day: str


class LateFiling(Words, frozen=True, kw_only=True):
    """An emergency plan (a key of ``emergency_plans.toml``) that a unit filed too late."""

    unit: str
    plan: str
    what: str


class SecondVersion(Words, frozen=True, kw_only=True):
    """A workbook sent twice: the first lacks some entries of a ledger and misstates numbers."""

    unit: str
    ledger: str
    file: str
    saved_at: str
    left_out: int
    misstated: int
    what: str


class GapWords(Words, frozen=True, kw_only=True):
    """What is left undone on purpose, and the accidents of the year before."""

    no_plan: SeededGap
    not_inspected: SeededGap
    not_sent: SeededGap
    month_missing: SeededGap
    overdue: SeededGap
    sent_twice: SecondVersion
    postponed_drill: PostponedDrill
    filed_late: LateFiling
    agreed_overdue: SeededGap
    last_year: list[LastYearWords]
