"""The shape of our own data files: ledgers, code lists, rules, clauses, documents.

Every structure is frozen and refuses unknown keys, so that a slip in a TOML file is named by
file and key when the catalogue is loaded.
"""

from datetime import date
from enum import StrEnum
from typing import Literal, TypeAlias

import msgspec

from gsafety_xl.model import Level, Stage
from gsafety_xl.schema.computed import Computed
from gsafety_xl.schema.parameter_specs import Basis

#: The workbooks that ledgers stand in: 反恐 ledgers never share one with the others.
MAIN_BOOK, COUNTER_TERROR_BOOK = "main", "counter_terror"

#: column key → the choice keys (or true/false) it must hold; ``"*"`` is anything at all
Condition: TypeAlias = dict[str, list[str | bool]]


class ColumnType(StrEnum):
    """What a column holds."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    DATETIME = "datetime"
    MONTH = "month"
    COUNT = "count"
    DECIMAL = "decimal"
    PERCENT = "percent"
    FLAG = "flag"
    CHOICE = "choice"
    CHOICES = "choices"
    UNIT = "unit"
    ATTACHMENT = "attachment"

    @property
    def is_text(self) -> bool:
        """Tell whether the cell is free text, kept as typed."""
        return self in {ColumnType.TEXT, ColumnType.LONG_TEXT, ColumnType.ATTACHMENT}

    @property
    def is_number(self) -> bool:
        """Tell whether the cell is a number to reckon with."""
        return self in {ColumnType.COUNT, ColumnType.DECIMAL, ColumnType.PERCENT}

    @property
    def is_day(self) -> bool:
        """Tell whether the cell is a day."""
        return self in {ColumnType.DATE, ColumnType.DATETIME}


class _Spec(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A frozen structure that refuses unknown keys."""


class Requirement(_Spec, frozen=True, kw_only=True):
    """When a column must be filled, and under which rule's code its absence is reported."""

    when: Condition
    rule: str = "C-01"


class ColumnSpec(_Spec, frozen=True, kw_only=True):
    """One column of a ledger.

    ``required_by`` is the rule under whose code the absence of a required cell is reported,
    ``min``/``max`` bound a number, ``happened`` says the day cannot lie in the future,
    ``not_before`` names earlier days of the same row, ``at_most`` a number that contains this
    one, ``refers_to`` the ledgers of which it names an entry (a person by name, anything else by
    number; with ``several`` more than one), ``since``/``until`` the years (of the ledger) in which
    the column exists. A ``system`` column is not typed; ``computed`` says how it is reckoned.
    """

    key: str
    label: str
    type: ColumnType
    hint: str
    required: bool = False
    required_by: str = "C-01"
    requirements: list[Requirement] = []
    aliases: list[str] = []
    codes: str = ""
    refers_to: list[str] = []
    several: bool = False
    measure: str = ""
    min: float | None = None
    max: float | None = None
    at_most: str = ""
    pattern: str = ""
    pattern_hint: str = ""
    min_length: int = 0
    happened: bool = False
    happened_when: Condition = {}
    not_before: list[str] = []
    accepts_none: bool = False
    system: bool = False
    computed: Computed | None = None
    example: str | int | float = ""
    width: int = 12
    place: str = ""
    since: int | None = None
    until: int | None = None

    def exists_in(self, year: int | None) -> bool:
        """Tell whether the column is part of the ledger of that year."""
        if year is None:
            return self.until is None
        return (self.since or year) <= year <= (self.until or year)


class CarryOver(_Spec, frozen=True, kw_only=True):
    """Which entries of a ledger go on into the next year's workbook (结转).

    All but those for which ``unless`` holds, and those whose last day, in the column ``until``,
    lies before that year. An entry whose cells do not say goes on.
    """

    unless: Condition = {}
    until: str = ""


class LedgerSpec(_Spec, frozen=True, kw_only=True):
    """One ledger (台账): the sheet it stands on, what a row is, its columns in order.

    ``unit_kinds`` and ``unit_flags`` (columns of the unit register) say which units keep it, empty
    for all; ``book`` is the workbook it stands in, ``details_of`` the ledger whose entries its own
    belong to, ``carried`` what goes on into the next year's workbook. ``order_rule`` and
    ``part_rule`` are the rules under whose code days out of order and parts larger than their
    whole are reported.
    """

    key: str
    code: str
    sheet: str
    title: str
    row_is: str
    business_key: list[str]
    clauses: list[str]
    kept_by: list[str]
    frequency: str
    columns: list[ColumnSpec]
    book: str = MAIN_BOOK
    unit_kinds: list[str] = []
    unit_flags: list[str] = []
    details_of: str = ""
    carried: CarryOver | None = None
    order_rule: str = "C-13"
    part_rule: str = "C-06"
    optional_common: list[str] = []

    def column(self, key: str) -> ColumnSpec:
        """Return the column with that key; KeyError when there is none."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)

    def labels(self) -> dict[str, str]:
        """Return the label of every column by key."""
        return {column.key: column.label for column in self.columns}


class Choice(_Spec, frozen=True, kw_only=True):
    """One entry of a code list.

    ``until`` is the last day on which it may be newly used. Where a list changes over on a day
    that is a parameter of ours, ``edition`` is ``before`` or ``after`` it (empty: both) and
    ``replaced_by`` are the choices that took its place. ``tone`` says whether an entry with this
    choice is done with, still open, or bad.
    """

    key: str
    label: str
    aliases: list[str] = []
    until: date | None = None
    edition: Literal["", "before", "after"] = ""
    replaced_by: list[str] = []
    tone: Literal["", "good", "open", "bad"] = ""


class CodeList(_Spec, frozen=True, kw_only=True):
    """The choices of a column (码表)."""

    label: str
    items: list[Choice]

    def label_of(self, key: str) -> str:
        """Return the label of a choice key; the key itself when it is not in the list."""
        return next((item.label for item in self.items if item.key == key), key)


class RuleCase(_Spec, frozen=True, kw_only=True):
    """One way in which a rule can be broken: how bad, what to say, how to mend it."""

    level: Level
    message: str
    fix: str
    year_end_level: Level | None = None


class RuleSpec(_Spec, frozen=True, kw_only=True):
    """A rule's data; the test itself is a function or follows from the schema.

    ``ledger`` is the ledger key it looks at ("" any), ``looks_at`` the columns whose faulty
    cells silence it, ``needs`` further ledgers without which it is not applicable. Up to
    ``trial_until`` (试行) it warns where it will block from then on.
    """

    title: str
    ledger: str = ""
    scope: str
    stage: Stage
    clauses: list[str] = []
    basis: Basis
    parameters: list[str] = []
    looks_at: list[str] = []
    needs: list[str] = []
    since: date | None = None
    until: date | None = None
    trial_until: date | None = None
    note: str = ""
    cases: dict[str, RuleCase]


class Obligation(_Spec, frozen=True, kw_only=True):
    """One thing a clause asks for, and how its evidence is counted.

    ``measure`` names a function of the duties package, ``where``, ``good`` (what an entry must hold
    to count as done), ``rules`` (whose findings it must be free of) and ``arguments`` are for it,
    ``facts`` is the sentence it fills in. ``ledgers`` are the ledgers looked at: without them the
    obligation cannot be checked. ``counter`` is the word that what is counted goes with (次, 份),
    ``due`` a day of the year, such as ``12-31``.
    """

    key: str
    text: str
    ledgers: list[str] = []
    measure: str
    where: Condition = {}
    good: Condition = {}
    rules: list[str] = []
    arguments: dict[str, str | int | list[str]] = {}
    facts: str = ""
    counter: str = "项"
    next_act: str = ""
    due: str = ""


class Clause(_Spec, frozen=True, kw_only=True):
    """One of the 26 duties, or one of the five items of 安全-08, quoted."""

    area: str
    place: str
    quote: str
    obligations: list[Obligation]
    parent: str = ""


class IndicatorSpec(_Spec, frozen=True, kw_only=True):
    """A figure of the statistics (指标): which entries it takes, and what it counts of them.

    ``how`` names the calculation (rows, distinct, sum, max, latest, ratio, …), ``of`` the columns
    it works on (for a ratio the codes above and below the line), ``date`` the column that places
    an entry in time, ``spans`` the stretches of time it is wanted for, ``marks`` derived states
    that an entry must have, ``where`` what its cells must hold, ``by_bureau`` that the bureau
    keeps it, ``column`` the cell shown as its source, ``year_ago_of`` the column in which a unit
    gives last year's number.
    """

    label: str
    measure: str
    definition: str
    how: str
    ledger: str = ""
    of: list[str] = []
    date: str = ""
    spans: list[str] = msgspec.field(default_factory=lambda: ["period"])
    marks: list[str] = []
    where: Condition = {}
    by_bureau: bool = False
    column: str = ""
    year_ago_of: str = ""


class OwnFigure(_Spec, frozen=True, kw_only=True):
    """A figure that only one document counts, from the entries behind other figures."""

    label: str
    measure: str
    definition: str


class DocumentSpec(_Spec, frozen=True, kw_only=True):
    """An official document: its kind, recipient, the periods it is made for, its template.

    ``periods`` are month, quarter, half or year; ``builder`` names the function that tells the
    template its values, ``figures`` are those it is about, ``own_figures`` those it counts
    itself, ``ledgers`` those without which it cannot be made. ``file_name`` has placeholders.
    """

    title: str
    kind: str
    recipient: str
    cycle: str
    periods: list[str]
    template: str
    file_name: str
    builder: str
    figures: list[str] = []
    own_figures: dict[str, OwnFigure] = {}
    ledgers: list[str] = []
    basis: Basis
