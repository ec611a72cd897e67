"""The hidden danger ledger (隐患整改) of one unit: from its visits, and from elsewhere."""

from collections.abc import Iterator, Sequence
from datetime import date

from gsafety_xl.model import Value
from gsafety_xl.sample.clerks import Clerk
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.records import courses
from gsafety_xl.sample.records.courses import Course
from gsafety_xl.sample.records.inspections import is_major, visit_number
from gsafety_xl.sample.records.repeats import CARRIED, fresh_visits, often_found
from gsafety_xl.sample.records.visits import FoundDanger, Visit, site_of
from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.sample.word_shapes import UnitWords
from gsafety_xl.schema.units import BUREAU

CODE = "YH"
#: The number of the first danger that the year before left open.
_FIRST_CARRIED = 41
_NO_INSPECTION = ("report", "grid", "safety_committee")


def dangers_of_year(keeper: UnitWords, scene: Scene, _recorded: Recorded) -> list[Entry]:
    """Return the dangers of the year's visits and those told otherwise."""
    return danger_entries(keeper, fresh_visits(keeper, scene), scene)


def danger_entries(keeper: UnitWords, visits: Sequence[Visit], scene: Scene) -> list[Entry]:
    """Return the entries by the day found; those carried over bring their number along."""
    carried = list(_carried(scene)) if keeper.code == BUREAU else []
    found = [
        _from_visit(keeper, visit, danger, visit_number(keeper.code, index, scene.year), scene)
        for index, visit in enumerate(visits)
        for danger in visit.dangers
    ]
    told = [] if keeper.code == BUREAU else list(_told_by_others(keeper, scene))
    by_day = sorted([*found, *told], key=lambda entry: str(entry["found_on"]))
    return [*carried, *_with_review_numbers(keeper, by_day, scene)]


def _from_visit(
    keeper: UnitWords, visit: Visit, danger: FoundDanger, inspection: str, scene: Scene
) -> Entry:
    source = "bureau_inspection" if keeper.code == BUREAU else "self_inspection"
    entry = _entry(keeper, visit.target, danger, source, scene)
    entry |= {"inspection_id": inspection, "site": f"{visit.site}{danger.spot}"}
    return entry | (_major_particulars(danger, scene) if is_major(danger) else {})


def _told_by_others(keeper: UnitWords, scene: Scene) -> Iterator[Entry]:
    """Yield one or two dangers that no inspection of the unit found."""
    chance = scene.chance("told", keeper.code)
    place_of = {kind: place for place in keeper.places for kind in place.kinds}
    fresh = place_of.keys() - often_found(keeper, scene)
    likely = {item.kind: item for item in scene.words.dangers if not item.key}
    kinds = sorted(likely.keys() & fresh)
    for words in (
        likely[kind] for kind in chance.sample(kinds, min(chance.randint(1, 2), len(kinds)))
    ):
        place = place_of[words.kind]
        day = scene.workday(f"{chance.randint(2, 11):02d}-{chance.randint(1, 28):02d}")
        course = courses.as_usual(day, max(words.days, 3), scene, chance)
        domain = tuple(words.domain)
        danger = FoundDanger(
            words, chance.choice(words.spots), chance.randint(2, 5), domain, course
        )
        entry = _entry(keeper, keeper, danger, chance.choice(_NO_INSPECTION), scene)
        yield entry | {"site": f"{site_of(keeper, place)}{danger.spot}"}


def _carried(scene: Scene) -> Iterator[Entry]:
    """Yield the dangers found in the year before and rectified in January."""
    chance, bureau = scene.chance("carried"), scene.words.unit(BUREAU)
    before = scene.year - 1
    for number, (code, (month, day)) in enumerate(CARRIED.items(), start=_FIRST_CARRIED):
        target, found_on = scene.words.unit(code), date(before, month, day)
        place = target.places[0]
        words = next(item for item in scene.words.dangers if item.kind == place.kinds[0])
        done = scene.workday(f"01-{chance.randint(6, 12):02d}")
        course = Course(found_on, scene.day("01-15"), "closed", done, scene.workdays.after(done, 2))
        danger = FoundDanger(words, words.spots[0], 2, tuple(words.domain), course)
        yield _entry(bureau, target, danger, "safety_committee", scene) | {
            "id": f"{BUREAU}-{CODE}-{before}-{number:03d}",
            "site": f"{site_of(target, place)}{danger.spot}",
            "note": scene.words.phrase("danger", "carried_note"),
        }


def _entry(
    keeper: UnitWords, target: UnitWords, danger: FoundDanger, source: str, scene: Scene
) -> Entry:
    words, course, staff = danger.words, danger.course, scene.staff[target.code]
    reviewer = scene.staff[keeper.code]["inspector" if keeper.code == BUREAU else "liaison"]
    funded = words.fund is not None
    return Clerk(scene, keeper.code).row(
        danger.domain,
        course.found_on,
        source=source,
        found_on=course.found_on,
        target_unit=target.code,
        description=danger.text(words.description),
        kind=words.kind,
        violated=words.violated or None,
        level="major" if is_major(danger) else "general",
        measure=danger.text(words.measure),
        rect_unit=target.code,
        rect_person=staff["deputy"].name,
        fund=words.fund,
        fund_source=words.fund_source or scene.words.phrase("danger", "fund_source")
        if funded
        else None,
        due_on=course.due_on,
        **_rectification(danger, reviewer.name, scene),
        **_extension(course, keeper, scene),
        status=course.status,
        note=scene.words.phrase("danger", "late_note") if course.late else None,
    )


def _rectification(danger: FoundDanger, reviewer: str, scene: Scene) -> dict[str, Value]:
    course = danger.course
    done: dict[str, Value] = {}
    if course.done_on is not None:
        photo = scene.words.phrase("inspection", "photo", day=course.done_on, number=2)
        text = danger.text(danger.words.done)
        done = {"done_on": course.done_on, "done_text": text, "done_photo": photo}
    if course.review_on is not None:
        done |= {"review_on": course.review_on, "reviewer": reviewer, "review_result": "passed"}
    return done


def _extension(course: Course, keeper: UnitWords, scene: Scene) -> dict[str, Value]:
    if course.extended_to is None:
        return {}
    reasons = scene.words.words("danger", "extension_reasons")
    reason = reasons[course.due_on.toordinal() % len(reasons)]
    approval = scene.words.phrase(
        "danger", "extension", name=scene.staff[keeper.code]["head"].name, reason=reason
    )
    return {"extended_to": course.extended_to, "extension_approval": approval}


def _major_particulars(danger: FoundDanger, scene: Scene) -> dict[str, Value]:
    return {
        "major_basis": danger.words.major_basis,
        "supervisor": scene.staff[BUREAU]["head"].name,
        "interim": danger.words.interim,
        "reported_on": danger.course.found_on,
    }


def _with_review_numbers(
    keeper: UnitWords, entries: Sequence[Entry], scene: Scene
) -> Iterator[Entry]:
    number = 0
    for entry in entries:
        if keeper.code == BUREAU and entry["status"] == "closed":
            number += 1
            text = scene.words.phrase("danger", "review", year=scene.year, number=number)
            yield entry | {"review_no": text}
        else:
            yield entry
