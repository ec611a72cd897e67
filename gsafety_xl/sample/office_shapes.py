"""The shape of the word material about doings: accidents, meetings, courses, money, events."""

import msgspec

from gsafety_xl.sample.word_shapes import Words


class InjuryWords(Words, frozen=True, kw_only=True):
    """Somebody hurt in an accident."""

    name: str
    sex: str
    age: int
    employment: str
    job: str
    seniority: int
    education: str
    harm: str
    body_part: str
    lost_days: int


class FollowupWords(Words, frozen=True, kw_only=True):
    """A report about an accident, so many days after it; at an hour of the day as ``HH:MM``."""

    kind: str
    days: int
    at: str
    change: str
    way: str


class SmallAccident(Words, frozen=True, kw_only=True):
    """An accident that a unit recorded; ``kinds`` of both editions of the list, newest last."""

    unit: str
    title: str
    at: str
    place: str
    ownership: str
    staff_count: int
    authority: str
    industry: str
    kinds: list[str]
    special: list[str] = msgspec.field(default_factory=list)
    loss: float
    grade: str
    grade_reason: str = ""
    reported_to: list[str]
    brief: str
    actions: str
    origin_object: str
    harming_object: str
    unsafe_condition: str
    unsafe_act: str
    direct_cause: str
    indirect_cause: str
    nature: str
    investigator: str
    followup: str
    publicity: str
    injured: list[InjuryWords] = msgspec.field(default_factory=list)
    reports: list[FollowupWords] = msgspec.field(default_factory=list)


class AgreedWords(Words, frozen=True, kw_only=True):
    """Something agreed in a meeting, due so many days later; ``owner`` empty: the keeper.

    ``course`` is done or overdue.
    """

    item: str
    days: int
    progress: str
    owner: str = ""
    course: str = "done"


class MeetingWords(Words, frozen=True, kw_only=True):
    """A meeting; ``chair`` is the part of who chairs it, ``number`` that of its minutes."""

    title: str
    kind: str
    day: str
    hour: str
    domain: list[str]
    topics: str
    topic_kinds: list[str]
    chair: str = "head"
    expected: int = 0
    number: str = ""
    only_kind: str = ""
    agreed: list[AgreedWords] = msgspec.field(default_factory=list)


class MeetingFile(Words, frozen=True, kw_only=True):
    """The meetings of the bureau and of each unit, and where they are held."""

    bureau: list[MeetingWords]
    unit: list[MeetingWords]
    bureau_place: str
    unit_place: str
    bureau_participants: str
    unit_participants: str
    absent: list[str]
    sign_sheet: str
    minutes: str


class TrainingWords(Words, frozen=True, kw_only=True):
    """A course or an event to make something known; ``only`` is a flag or kind of the unit."""

    title: str
    kind: str
    day: str
    domain: list[str]
    people: int
    place: str = ""
    node: str = ""
    days: int = 1
    channels: list[str] = msgspec.field(default_factory=list)
    forms: list[str] = msgspec.field(default_factory=list)
    guards: int = 0
    handouts: int = 0
    reads: int = 0
    teacher: str = ""
    hours: float | None = None
    rescue: bool = False
    only: str = ""
    targets: bool = False


class TrainingFile(Words, frozen=True, kw_only=True):
    """The courses and events of the bureau and of each unit."""

    bureau: list[TrainingWords]
    unit: list[TrainingWords]
    evidence: str


class BudgetWords(Words, frozen=True, kw_only=True):
    """A line of the budget; ``amount`` in 万元, spent in ``days`` (``MM-DD``) on ``purpose``.

    ``from_drills`` and ``from_dangers`` when the expenses are those that other ledgers tell of.
    """

    fee_kind: str
    subject: str
    domain: list[str]
    amount: float = 0
    days: list[str] = msgspec.field(default_factory=list)
    purpose: str = ""
    only: str = ""
    from_drills: bool = False
    from_dangers: bool = False


class BudgetFile(Words, frozen=True, kw_only=True):
    """The budget of the bureau, of each unit, and of those whose money the bureau keeps."""

    kept_for: BudgetWords
    bureau: list[BudgetWords]
    unit: list[BudgetWords]
    issued: str
    voucher: str


class EventWords(Words, frozen=True, kw_only=True):
    """An event that was supported; ``plan`` is a key of the emergency plans."""

    title: str
    kind: str
    level: str
    domain: list[str]
    start: str
    end: str
    crowd: int
    plan_no: str
    plan: str
    leader: str
    points: int
    people: int
    vehicles: int
    equipment: int
    summary: str
    summary_no: str
    licence_no: str = ""
    first_edition: int = 0


class EventFile(Words, frozen=True, kw_only=True):
    """The events by the unit that recorded them."""

    units: dict[str, list[EventWords]]
    approval: str


class ProofWords(Words, frozen=True, kw_only=True):
    """The entries that prove a task: a ledger, and what one of its columns holds."""

    ledger: str
    column: str
    value: str
    most: int


class TaskWords(Words, frozen=True, kw_only=True):
    """A task of a plan of the year; ``plan`` is the position (from 1) of the plan."""

    plan: int = 1
    task: str
    clauses: list[str]
    target: float
    measure: str
    due: str
    part: str = "liaison"
    proof: ProofWords


class TaskFile(Words, frozen=True, kw_only=True):
    """The tasks of the bureau's plans and of each unit's."""

    bureau: list[TaskWords]
    unit: list[TaskWords]
