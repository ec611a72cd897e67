"""The word material of the sample district: units, people, themes, dangers, drills, gaps.

All of it is data (``data/sample/*.toml``), so that an office may read and change the texts.
"""

import tomllib
from functools import lru_cache
from typing import TypeVar

import msgspec

from gsafety_xl import resources
from gsafety_xl.model import GsafetyError
from gsafety_xl.sample.word_shapes import (
    DangerWords,
    DrillWords,
    GapWords,
    PeopleWords,
    PlanWords,
    ThemeWords,
    UnitWords,
    VisitWords,
)

T = TypeVar("T")


class SampleWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything; ``phrases`` are the small texts of ``words.toml`` by section and key."""

    units: list[UnitWords]
    people: PeopleWords
    closed: list[list[str]]
    themes: list[ThemeWords]
    dangers: list[DangerWords]
    visits: list[VisitWords]
    drills: dict[str, DrillWords]
    plans: PlanWords
    gaps: GapWords
    phrases: dict[str, dict[str, str | list[str]]]

    def unit(self, code: str) -> UnitWords:
        """Return a unit by code; KeyError when unknown."""
        return {unit.code: unit for unit in self.units}[code]

    def phrase(self, section: str, key: str, **facts: object) -> str:
        """Return a small text with its placeholders filled; KeyError when there is none."""
        return str(self.phrases[section][key]).format(**facts)

    def words(self, section: str, key: str) -> list[str]:
        """Return a list of words; KeyError when there is none."""
        return [str(item) for item in self.phrases[section][key]]


@lru_cache(maxsize=1)
def load_words() -> SampleWords:
    """Read ``data/sample``; GsafetyError names a faulty file and key."""
    return SampleWords(
        units=read_sample("units", dict[str, list[UnitWords]])["units"],
        people=read_sample("people", PeopleWords),
        closed=read_sample("calendar", dict[str, list[list[str]]])["closed"],
        themes=read_sample("themes", dict[str, list[ThemeWords]])["themes"],
        dangers=read_sample("dangers", dict[str, list[DangerWords]])["dangers"],
        visits=read_sample("visits", dict[str, list[VisitWords]])["visits"],
        drills=read_sample("drills", dict[str, dict[str, DrillWords]])["drills"],
        gaps=read_sample("gaps", GapWords),
        plans=read_sample("plans", PlanWords),
        phrases=read_sample("words", dict[str, dict[str, str | list[str]]]),
    )


def read_sample(name: str, shape: type[T]) -> T:
    """Read one file of ``data/sample`` by its stem; GsafetyError names the file and the key."""
    file = resources.data() / "sample" / f"{name}.toml"
    try:
        return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), shape)
    except (msgspec.ValidationError, tomllib.TOMLDecodeError) as error:
        raise GsafetyError(
            f"数据文件 sample/{name}.toml 有误：{error}", "请修正该文件中指出的键"
        ) from error
