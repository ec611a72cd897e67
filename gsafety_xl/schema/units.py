"""Units (填报单位) and the many ways their names are written."""

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from gsafety_xl.model import Raw, Reading, Row, Table
from gsafety_xl.schema.text import as_text, compact, says_nothing

#: The code of the bureau itself, fixed by the numbering rule (单位代码-台账代码-年份-流水).
BUREAU = "JB00"
_HAN = "[\u4e00-\u9fa5]"
_CITY = re.compile(rf"{_HAN}{{2,3}}市(?=[\u4e00-\u9fa5×]{{1,4}}区)")
_DISTRICT = re.compile(rf"(?:{_HAN}{{2,3}}市)?{_HAN}{{1,4}}?区")
#: A district left unnamed, or only called ours; or the bureau, before the name of its unit.
_UNNAMED_DISTRICT = re.compile(r"(?:[×x某*]+|[本我])?区|[本我]?局(?=.{2})")
_BRACKETED_TAIL = re.compile(r"\([^()]*\)$")
_OUR_BUREAU = frozenset({"我局", "本局", "局本级", "局机关"})
_SEPARATORS = re.compile(r"[;；、,，\n]+")


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of the register; ``kind`` is a choice key, ``ledgers`` ledger codes."""

    code: str
    name: str
    short: str = ""
    aliases: tuple[str, ...] = ()
    kind: str = ""
    parent: str = ""
    must_report: bool = False
    ledgers: tuple[str, ...] = ()
    crowded: bool = False
    fire_key: bool = False
    counter_terror_key: bool = False
    opened_on: date | None = None
    closed_on: date | None = None

    @property
    def is_bureau(self) -> bool:
        """Tell whether this is the bureau itself."""
        return self.code == BUREAU

    def active_in(self, year: int) -> bool:
        """Tell whether the unit existed at some time of a year."""
        started = self.opened_on is None or self.opened_on.year <= year
        return started and (self.closed_on is None or self.closed_on.year >= year)


class UnitRegister:
    """The units known, found by code, full name, short name or alias."""

    def __init__(self, units: Iterable[Unit]) -> None:
        """Index the units; two units may share an alias, which then is ambiguous."""
        self._units = {unit.code: unit for unit in units}
        self._district = _district_of(self._units.get(BUREAU))
        self._spellings: dict[str, set[str]] = {}
        for unit in self._units.values():
            for text in filter(None, (unit.code, unit.name, unit.short, *unit.aliases)):
                for spelling in self._ways(compact(text)):
                    self._spellings.setdefault(spelling, set()).add(unit.code)

    def __iter__(self) -> Iterator[Unit]:
        """Go through the units in register order."""
        return iter(self._units.values())

    def __len__(self) -> int:
        """Count the units."""
        return len(self._units)

    def __contains__(self, code: str) -> bool:
        """Tell whether a unit code is known."""
        return code in self._units

    def __getitem__(self, code: str) -> Unit:
        """Return a unit by code; KeyError when unknown."""
        return self._units[code]

    def name_of(self, code: str) -> str:
        """Return the full name of a code; the code itself when unknown."""
        return self._units[code].name if code in self._units else code

    @property
    def reporting(self) -> list[Unit]:
        """Return the units that must report, in register order."""
        return [unit for unit in self if unit.must_report]

    def read(self, raw: Raw) -> Reading:
        """Read a unit's name as its code.

        The city and the district in front may be left out or unnamed (××区); a part of a unit
        in brackets behind its name (东片区) is dropped, marked as inferred. Problems: unknown
        and ambiguous, with the names that may be meant; none_word.
        """
        text = as_text(raw)
        if not text:
            return Reading()
        codes = self._find(compact(text))
        if not codes and says_nothing(text):
            return Reading(problem="none_word")
        if codes:
            return self._decided(codes)
        whole = self._find(_BRACKETED_TAIL.sub("", compact(text)))
        if len(whole) == 1:
            return Reading(next(iter(whole)), inferred=True)
        return Reading(problem="unknown", candidates=self._nearest(text))

    def _find(self, spelling: str) -> set[str]:
        """Find the codes of a compacted name, as it stands before any shortened form of it."""
        if spelling in _OUR_BUREAU and BUREAU in self._units:
            return {BUREAU}
        found = (self._spellings.get(way) for way in self._ways(spelling))
        return next(filter(None, found), set())

    def _decided(self, codes: set[str]) -> Reading:
        if len(codes) == 1:
            return Reading(next(iter(codes)))
        names = sorted(self._units[code].name for code in codes)
        return Reading(problem="ambiguous", candidates=tuple(names))

    def _ways(self, spelling: str) -> Iterator[str]:
        """Yield a name as it stands, without the city, and without our district in front.

        Only our own district is dropped: 城区公园 keeps its name, and a unit of another district
        is not taken for ours.
        """
        yield spelling
        local = _CITY.sub("", spelling, count=1) if _CITY.match(spelling) else spelling
        if local != spelling:
            yield local
        if self._district and local.startswith(self._district):
            bare = local.removeprefix(self._district)
        else:
            match = _UNNAMED_DISTRICT.match(local)
            bare = local[match.end() :] if match else ""
        if bare:
            yield bare

    def _nearest(self, text: str) -> tuple[str, ...]:
        names = [unit.name for unit in self]
        return tuple(difflib.get_close_matches(text, names, n=3, cutoff=0.3))


def _district_of(bureau: Unit | None) -> str:
    """Return the district in front of the bureau's name; empty when it has none there."""
    match = None if bureau is None else _DISTRICT.match(compact(bureau.name))
    return "" if match is None else _CITY.sub("", match[0], count=1)


def register_from(tables: Iterable[Table]) -> UnitRegister:
    """Build the register from unit ledger tables; rows without code or name are left out."""
    return UnitRegister(
        _unit(row) for table in tables for row in table if row.text("code") and row.text("name")
    )


def _unit(row: Row) -> Unit:
    return Unit(
        code=row.text("code"),
        name=row.text("name"),
        short=row.text("short"),
        aliases=_words(row.text("aliases")),
        kind=row.text("kind"),
        parent=row.text("parent"),
        must_report=row["must_report"] is True,
        ledgers=_words(row.text("ledgers")),
        crowded=row["crowded"] is True,
        fire_key=row["fire_key"] is True,
        counter_terror_key=row["ct_key"] is True,
        opened_on=row.day("opened_on"),
        closed_on=row.day("closed_on"),
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, _SEPARATORS.split(text))))
