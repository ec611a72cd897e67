"""The ledger of papers received and passed on (文件传达)."""

from collections.abc import Iterator
from datetime import date

from gsafety_xl.model import Value
from gsafety_xl.sample.clerks import Clerk
from gsafety_xl.sample.office_words import office_words
from gsafety_xl.sample.paper_shapes import CircularWords
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.records.paper_trail import day_of, domains_of
from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.sample.word_shapes import UnitWords
from gsafety_xl.schema import load_catalogue
from gsafety_xl.schema.units import BUREAU

_DEPARTMENT = "AQK01"
_TOLD_AFTER = (1, 4)
#: The bureau's papers that units pass on: ledger, and the column with the day of the paper.
_PAPERS = {"plan": "issued_on", "campaign": "issued_on", "policy": "signed_on"}


def circular_entries(keeper: UnitWords, scene: Scene, recorded: Recorded) -> list[Entry]:
    """Return the papers by the day received: from above for the bureau, from it for a unit."""
    if keeper.code == BUREAU:
        entries = [
            *(_free(words, keeper, scene) for words in office_words().circulars.bureau),
            *_assigned(keeper, scene, recorded),
        ]
    else:
        entries = list(_of_bureau(keeper, scene, recorded))
    return sorted(entries, key=lambda entry: str(entry["received_on"]))


def _free(words: CircularWords, keeper: UnitWords, scene: Scene) -> Entry:
    day = scene.workday(words.day)
    return Clerk(scene, keeper.code).row(
        words.domain,
        day,
        from_org=words.from_org,
        doc_no=words.doc_no.format(year=scene.year),
        title=words.title.format(year=scene.year),
        received_on=day,
        secrecy="open",
        told_on=_told(day, keeper, scene),
        scope=words.scope,
        measure=words.measure,
        department=_DEPARTMENT,
    )


def _assigned(keeper: UnitWords, scene: Scene, recorded: Recorded) -> Iterator[Entry]:
    """Yield the papers by which something was assigned; of a secret one only its number."""
    catalogue, file = load_catalogue(), office_words().circulars
    sources = catalogue.codes[catalogue.ledgers["assignment"].column("source").codes]
    for entry in recorded.of(keeper.code, "assignment"):
        received = day_of(entry, "received_on")
        if entry["from_no"] is None or received.year < scene.year:
            continue
        title = file.assigned.title.format(title=entry["title"])
        if entry["secret"]:
            title = file.secret_title.format(number=entry["from_no"])
        yield Clerk(scene, keeper.code).row(
            domains_of(entry),
            received,
            from_org=sources.label_of(str(entry["source"])),
            doc_no=entry["from_no"],
            title=title,
            received_on=received,
            **_passed_on(entry, received, keeper, scene),
            department=_DEPARTMENT,
            due_on=entry["due_on"],
            assignment_id=entry["id"],
        )


def _passed_on(entry: Entry, received: date, keeper: UnitWords, scene: Scene) -> dict[str, Value]:
    if entry["secret"]:
        return {"secrecy": "registered"}
    words = office_words().circulars.assigned
    told = _told(received, keeper, scene)
    return {"secrecy": "open", "told_on": told, "scope": words.scope, "measure": words.measure}


def _of_bureau(keeper: UnitWords, scene: Scene, recorded: Recorded) -> Iterator[Entry]:
    """Yield the bureau's papers of the year as a unit received them."""
    words, bureau = office_words().circulars.of_bureau, scene.words.unit(BUREAU)
    for paper, title, issued in _papers_of_year(scene, recorded):
        received = scene.workdays.after(issued, scene.chance("post", keeper.code).randint(1, 3))
        yield Clerk(scene, keeper.code).row(
            domains_of(paper),
            received,
            from_org=bureau.short,
            doc_no=paper["doc_no"],
            title=title,
            received_on=received,
            secrecy="open",
            told_on=_told(received, keeper, scene),
            scope=words.scope,
            measure=words.measure,
            department=keeper.code,
        )


def _papers_of_year(scene: Scene, recorded: Recorded) -> Iterator[tuple[Entry, str, date]]:
    """Yield the bureau's numbered papers of the year: entry, title of the paper, its day."""
    file = office_words().circulars
    titles = {"campaign": file.campaign_title}
    for ledger, column in _PAPERS.items():
        title = titles.get(ledger, file.of_bureau.title)
        for entry in recorded.of(BUREAU, ledger):
            day = day_of(entry, column)
            if entry.get("doc_no") and day.year == scene.year:
                yield entry, title.format(title=entry["title"]), day


def _told(received: date, keeper: UnitWords, scene: Scene) -> date:
    days = scene.chance("told", keeper.code, received.isoformat()).randint(*_TOLD_AFTER)
    return scene.workdays.after(received, days)
