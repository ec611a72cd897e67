"""The shape of the word material about papers: rules, plans, campaigns, what was sent."""

import msgspec

from gsafety_xl.sample.word_shapes import Words


class PolicyWords(Words, frozen=True, kw_only=True):
    """A regulation or the like; ``back`` years before the year, ``number`` of its paper."""

    title: str
    kind: str
    domain: list[str]
    day: str
    back: int = 0
    number: int = 0
    parties: str = ""
    everyone: bool = False
    has_fire: bool | None = None


class LetterWords(Words, frozen=True, kw_only=True):
    """The letter of responsibility with each unit, signed between two days as ``MM-DD``."""

    title: str
    domain: list[str]
    parties: str
    first: str
    last: str


class PolicyFile(Words, frozen=True, kw_only=True):
    """The regulations of the bureau and of each unit, and the letters."""

    bureau: list[PolicyWords]
    unit: list[PolicyWords]
    letter: LetterWords


class EmergencyPlanWords(Words, frozen=True, kw_only=True):
    """An emergency plan; ``number`` of its paper, ``filed_to`` empty when none need know.

    ``this_year`` when it was issued in the year itself, not in the year before.
    """

    title: str
    kind: str
    event: str
    domain: list[str]
    day: str
    has_fire: bool = False
    number: int = 0
    filed_to: str = ""
    this_year: bool = False


class EmergencyPlanFile(Words, frozen=True, kw_only=True):
    """The emergency plans of the bureau and of the units, by key, and some words about them."""

    bureau: dict[str, EmergencyPlanWords]
    unit: dict[str, EmergencyPlanWords]
    version: str
    doc_no: str
    filing_no: str
    kept_for_note: str


class CampaignWords(Words, frozen=True, kw_only=True):
    """A campaign: its paper, its days as ``MM-DD``, the themes of inspections that belong to it.

    ``{before}`` and ``{after}`` are the years around. ``started_before`` when it began in the
    year before, ``ends_after`` when it ends in the year after; ``above_no`` is empty when the
    bureau's own. ``period`` is that of the summary.
    """

    title: str
    kind: str
    domain: list[str]
    issued: str
    start: str
    end: str
    themes: list[str]
    doc_no: str
    above_no: str = ""
    started_before: bool = False
    ends_after: bool = False
    summary: str = ""
    summary_no: str = ""
    period: str = ""
    reported_to: list[str] = msgspec.field(default_factory=list)
    measure_count: int = 0
    units_too: bool = False


class CampaignFile(Words, frozen=True, kw_only=True):
    """The campaigns of the bureau; who takes part records its share of some."""

    campaigns: dict[str, CampaignWords]
    coverage: str
    unit_title: str
    unit_coverage: str


class AssignmentWords(Words, frozen=True, kw_only=True):
    """Something that somebody above told the bureau to do; ``campaign`` is a key.

    Told on ``from_on`` (``MM-DD``, of the year before when ``from_before``), done ``days`` after
    it was received, due ``spare`` days later. ``related`` is in the theme of inspections about it,
    ``period`` that of the answer.
    """

    title: str
    source: str
    way: str
    domain: list[str]
    from_on: str
    days: int
    spare: int
    content: str
    progress: str
    from_no: str = ""
    from_before: bool = False
    weight: str = "ordinary"
    campaign: str = ""
    related: str = ""
    feedback_no: str = ""
    period: str = ""
    secret: bool = False


class CircularWords(Words, frozen=True, kw_only=True):
    """A paper received by the bureau that asks for nothing by a day."""

    from_org: str
    doc_no: str
    title: str
    day: str
    domain: list[str]
    scope: str
    measure: str


class PassedOnWords(Words, frozen=True, kw_only=True):
    """How a paper is dealt with that others ledgers tell of: ``{title}`` is what it is about."""

    title: str
    scope: str
    measure: str


class CircularFile(Words, frozen=True, kw_only=True):
    """The papers received by the bureau, and how it and the units deal with those that ask."""

    bureau: list[CircularWords]
    assigned: PassedOnWords
    secret_title: str
    campaign_title: str
    of_bureau: PassedOnWords


class UpwardWords(Words, frozen=True, kw_only=True):
    """A report of the bureau's; days as ``MM-DD``, due in the next year when ``due_after``."""

    item: str
    to_org: str
    period: str
    due: str
    sent: str
    form: str
    title: str
    domain: list[str]
    doc_no: str = ""
    due_after: bool = False


class SubmissionFile(Words, frozen=True, kw_only=True):
    """What the bureau sends of itself, and how the files are called that it gets and sends."""

    upward: list[UpwardWords]
    monthly_title: str
    monthly_file: str
    quarterly_file: str
    plan_file: str
    accident_file: str
    grid_file: str
    omitted_note: str
