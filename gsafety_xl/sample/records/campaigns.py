"""The ledger of campaigns (专项整治), counted from the inspections and dangers that belong."""

from collections.abc import Sequence
from datetime import date

from gsafety_xl.model import Value
from gsafety_xl.sample.clerks import Clerk, entry_number
from gsafety_xl.sample.office_words import office_words
from gsafety_xl.sample.owed import keeps_ledger
from gsafety_xl.sample.paper_shapes import CampaignWords
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.sample.word_shapes import UnitWords
from gsafety_xl.schema.units import BUREAU

CODE = "ZX"


def campaign_entries(keeper: UnitWords, scene: Scene, recorded: Recorded) -> list[Entry]:
    """Return the campaigns that the bureau led, or in which a unit took part."""
    return [
        _entry(words, keeper, index, scene, recorded)
        for index, words in enumerate(campaigns_of(keeper), start=1)
    ]


def campaigns_of(keeper: UnitWords) -> list[CampaignWords]:
    """Return the campaigns in a unit's ledger, in the order of their numbers."""
    if not keeps_ledger(keeper, "campaign"):
        return []
    campaigns = office_words().campaigns.campaigns.values()
    return [words for words in campaigns if words.units_too or keeper.code == BUREAU]


def campaign_number(keeper: UnitWords, theme: str, day: date, scene: Scene) -> str | None:
    """Return the number of the campaign that an inspection belongs to; None for most."""
    for index, words in enumerate(campaigns_of(keeper), start=1):
        first, last = _span(words, scene)
        if theme in words.themes and first <= day <= last:
            return entry_number(keeper.code, CODE, scene.year, index)
    return None


def title_of(words: CampaignWords, scene: Scene) -> str:
    """Return a campaign's title with its years."""
    return words.title.format(**_years(scene))


def paper_of(words: CampaignWords, scene: Scene) -> str:
    """Return the number of the bureau's paper about a campaign."""
    return words.doc_no.format(**_years(scene))


def summarized_on(words: CampaignWords, scene: Scene) -> date | None:
    """Return the day of the summary; None for a campaign that goes on."""
    return scene.workday(words.summary) if words.summary else None


def _entry(
    words: CampaignWords, keeper: UnitWords, index: int, scene: Scene, recorded: Recorded
) -> Entry:
    first, last = _span(words, scene)
    issued = _issued(words, scene)
    number = entry_number(keeper.code, CODE, scene.year, index)
    return Clerk(scene, keeper.code).row(
        words.domain,
        max(issued, scene.workday("01-05")),
        kind=words.kind,
        issued_on=issued,
        start_on=first,
        end_on=last,
        lead=keeper.code,
        **_counts(number, keeper, recorded),
        status="in_progress" if words.ends_after else "done",
        **(_of_bureau if keeper.code == BUREAU else _of_unit)(words, keeper, scene),
    )


def _of_bureau(words: CampaignWords, _keeper: UnitWords, scene: Scene) -> dict[str, Value]:
    summed_up = summarized_on(words, scene)
    return {
        "title": title_of(words, scene),
        "tier": "bureau",
        "from_above": bool(words.above_no),
        "above_no": words.above_no.format(**_years(scene)) or None,
        "doc_no": paper_of(words, scene),
        "coverage": office_words().campaigns.coverage,
        "measure_count": words.measure_count,
        "summary_no": words.summary_no.format(**_years(scene)) if summed_up else None,
        "summary_on": summed_up,
        "reported_to": tuple(words.reported_to),
    }


def _of_unit(words: CampaignWords, keeper: UnitWords, scene: Scene) -> dict[str, Value]:
    file = office_words().campaigns
    return {
        "title": file.unit_title.format(short=keeper.short, title=title_of(words, scene)),
        "tier": "unit",
        "from_above": True,
        "above_no": paper_of(words, scene),
        "coverage": file.unit_coverage,
        "reported_to": ("bureau",),
    }


def _counts(number: str, keeper: UnitWords, recorded: Recorded) -> dict[str, Value]:
    inspections = [
        entry
        for entry in recorded.of(keeper.code, "inspection")
        if entry.get("campaign_id") == number
    ]
    numbers = {entry["id"] for entry in inspections}
    dangers = [
        entry
        for entry in recorded.of(keeper.code, "hidden_danger")
        if entry.get("inspection_id") in numbers
    ]
    return {
        "unit_count": len(inspections),
        "headcount": _sum_of(inspections, "headcount"),
        "danger_count": len(dangers),
        "rectified_count": sum(entry.get("done_on") is not None for entry in dangers),
    }


def _sum_of(entries: Sequence[Entry], column: str) -> int:
    numbers = [entry[column] for entry in entries]
    return sum(number for number in numbers if isinstance(number, int))


def _span(words: CampaignWords, scene: Scene) -> tuple[date, date]:
    start = scene.year - words.started_before
    end = scene.year + words.ends_after
    return date.fromisoformat(f"{start}-{words.start}"), date.fromisoformat(f"{end}-{words.end}")


def _issued(words: CampaignWords, scene: Scene) -> date:
    """Return the day of the paper: a working day, not after the campaign began."""
    day = date.fromisoformat(f"{scene.year - words.started_before}-{words.issued}")
    return scene.workdays.on_or_before(day)


def _years(scene: Scene) -> dict[str, int]:
    return {"before": scene.year - 1, "year": scene.year, "after": scene.year + 1}
