"""What the bureau sent up in the year: plans, reports, statistics, summaries, answers."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from gsafety_xl.sample.office_words import office_words
from gsafety_xl.sample.paper_shapes import CampaignWords, UpwardWords
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.records.campaigns import campaigns_of
from gsafety_xl.sample.records.paper_trail import Paper, choices_of, day_of, domains_of
from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.schema.units import BUREAU

_PLANS_DUE = "02-15"
_PLAN_SENT_AFTER = 3
_MONTHLY_DUE, _GRID_DUE = 5, 10
_SUMMARY_SENT_AFTER, _SUMMARY_DUE_AFTER = 1, 15
#: As what a plan goes to those who are told of one subject only.
_PLAN_ITEMS = {"fire_committee": "fire", "disaster_office": "disaster"}
#: The recipients of answers, where they are not called as the source of the assignment is.
_ANSWERED_TO = {"district_committee": "district_government"}


def plans(scene: Scene, recorded: Recorded) -> Iterator[Paper]:
    """Yield the plans of the year, in the order of the ledger of plans."""
    for plan in recorded.of(BUREAU, "plan"):
        to_org = choices_of(plan, "reported_to")[0]
        yield Paper(
            item=_PLAN_ITEMS.get(to_org, "annual_plan"),
            period=str(scene.year),
            from_unit=BUREAU,
            to_org=to_org,
            due_on=scene.day(_PLANS_DUE),
            sent_on=scene.workdays.after(day_of(plan, "issued_on"), _PLAN_SENT_AFTER),
            domain=domains_of(plan),
            form="official",
            doc_no=str(plan["doc_no"]),
            files=f"{plan['title']}.pdf",
        )


def others(scene: Scene, recorded: Recorded) -> Iterator[Paper]:
    """Yield everything else that went up, in no order."""
    yield from (_report(words, scene) for words in office_words().submissions.upward)
    for month in range(1, 13):
        yield _statistics(month, scene, recorded)
        yield _grid_answer(month, scene)
    yield from _summaries(scene, recorded)
    yield from map(_accident, recorded.everywhere("accident"))
    yield from _answers(scene, recorded)


def _summaries(scene: Scene, recorded: Recorded) -> Iterator[Paper]:
    words = campaigns_of(scene.words.unit(BUREAU))
    for campaign, entry in zip(words, recorded.of(BUREAU, "campaign"), strict=True):
        if campaign.summary:
            yield _summary(campaign, entry, scene)


def _answers(scene: Scene, recorded: Recorded) -> Iterator[Paper]:
    periods = {
        words.feedback_no.format(year=scene.year): words.period.format(year=scene.year)
        for words in office_words().assignments
    }
    for assignment in recorded.of(BUREAU, "assignment"):
        if assignment["needs_feedback"]:
            yield _answer(assignment, periods[str(assignment["feedback_no"])])


def _report(words: UpwardWords, scene: Scene) -> Paper:
    year = scene.year + words.due_after
    official = words.form == "official"
    title = words.title.format(year=scene.year)
    return Paper(
        item=words.item,
        period=words.period.format(year=scene.year),
        from_unit=BUREAU,
        to_org=words.to_org,
        due_on=date.fromisoformat(f"{year}-{words.due}"),
        sent_on=scene.workdays.on_or_before(scene.day(words.sent)),
        domain=words.domain,
        form=words.form,
        doc_no=words.doc_no.format(year=scene.year) if official else title,
        files=f"{title}.pdf" if official else "",
    )


def _statistics(month: int, scene: Scene, recorded: Recorded) -> Paper:
    """Return the month's statistics of all units, sent once theirs were there."""
    period = f"{scene.year}-{month:02d}"
    lines = [line for line in recorded.everywhere("accident_statistics") if line["month"] == period]
    title = office_words().submissions.monthly_title.format(year=scene.year, month=month)
    following = date(scene.year + month // 12, month % 12 + 1, 1)
    due = following.replace(day=_MONTHLY_DUE)
    last_in = max(day_of(line, "sent_on") for line in lines)
    return Paper(
        item="statistics",
        period=period,
        from_unit=BUREAU,
        to_org="safety_committee",
        due_on=due,
        sent_on=min(max(last_in, scene.workdays.on_or_before(due)), scene.as_of),
        domain=("safety",),
        doc_no=f"{title}.xlsx",
        is_zero=all(line["is_zero"] is True for line in lines),
    )


def _grid_answer(month: int, scene: Scene) -> Paper:
    """Return what was answered in a month about the complaints of the month before."""
    due = date(scene.year, month, _GRID_DUE)
    before = date(scene.year, month, 1) - timedelta(days=1)
    name = office_words().submissions.grid_file
    return Paper(
        item="other",
        period=f"{before:%Y-%m}",
        from_unit=BUREAU,
        to_org="city_bureau",
        due_on=due,
        sent_on=scene.workdays.on_or_before(due - timedelta(days=1)),
        domain=("safety",),
        doc_no=name.format(year=before.year, month=before.month),
    )


def _summary(words: CampaignWords, campaign: Entry, scene: Scene) -> Paper:
    """Return a campaign's summary, as sent to the first of those it was reported to."""
    summed_up = day_of(campaign, "summary_on")
    return Paper(
        item="campaign",
        period=words.period.format(year=scene.year),
        from_unit=BUREAU,
        to_org=choices_of(campaign, "reported_to")[0],
        due_on=min(summed_up + timedelta(days=_SUMMARY_DUE_AFTER), scene.as_of),
        sent_on=min(scene.workdays.after(summed_up, _SUMMARY_SENT_AFTER), scene.as_of),
        domain=domains_of(campaign),
        form="official",
        doc_no=str(campaign["summary_no"]),
        files=f"{campaign['title']}.pdf",
    )


def _accident(accident: Entry) -> Paper:
    at = accident["bureau_reported_at"]
    day = day_of(accident, "bureau_reported_at")
    return Paper(
        item="accident",
        period=f"{day:%Y-%m}",
        from_unit=BUREAU,
        to_org=choices_of(accident, "reported_to")[0],
        due_on=day,
        sent_on=day,
        sent_at=at if isinstance(at, datetime) else None,
        domain=domains_of(accident),
        form="system",
        doc_no=office_words().submissions.accident_file.format(title=accident["title"]),
    )


def _answer(assignment: Entry, period: str) -> Paper:
    source, day = str(assignment["source"]), day_of(assignment, "feedback_on")
    return Paper(
        item="feedback",
        period=period,
        from_unit=BUREAU,
        to_org=_ANSWERED_TO.get(source, source),
        due_on=day_of(assignment, "due_on"),
        sent_on=day,
        domain=domains_of(assignment),
        form="official",
        doc_no=str(assignment["feedback_no"]),
    )
