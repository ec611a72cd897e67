from pathlib import Path

import pytest

from gsafety_xl import resources
from gsafety_xl.reference import build_reference
from gsafety_xl.reference.building import reference_pages
from gsafety_xl.schema import Catalogue, load_catalogue

CHECKOUT = resources.workbook_templates().parent
RULE_TESTS = CHECKOUT / "tests" / "rules"
SHIPPED = CHECKOUT / "docs" / "reference"


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return dict(reference_pages(load_catalogue(), RULE_TESTS))


def test_the_reference_that_ships_is_the_one_the_data_give(pages: dict[str, str]) -> None:
    shipped = {
        path.relative_to(SHIPPED).as_posix(): path.read_text(encoding="utf-8")
        for path in SHIPPED.rglob("*.md")
    }
    assert sorted(shipped) == sorted(pages)
    assert [name for name, text in pages.items() if shipped[name] != text] == []


def test_every_ledger_and_every_column_is_there(
    pages: dict[str, str], catalogue: Catalogue
) -> None:
    for ledger in catalogue.ledgers.values():
        page = pages[f"ledgers/{ledger.code}.md"]
        assert [label for label in ledger.labels().values() if f"| {label} |" not in page] == []


def test_every_rule_has_a_section_with_its_basis(
    pages: dict[str, str], catalogue: Catalogue
) -> None:
    for code, rule in catalogue.rules.items():
        section = pages[f"rules/{code.partition('-')[0]}.md"].split(f"## {code} ")[1]
        assert rule.basis.label in section.split("\n## ")[0]


def test_every_rule_shows_what_it_objects_to_and_what_it_accepts(
    pages: dict[str, str], catalogue: Catalogue
) -> None:
    bare = [
        code
        for code in catalogue.rules
        if "```"
        not in pages[f"rules/{code.partition('-')[0]}.md"].split(f"## {code} ")[1].split("\n## ")[0]
    ]
    # what these two are about is no entry: headings, and the bureau's own parameters
    assert set(bare) <= {"C-19", "P-01"}


def test_no_key_and_no_placeholder_reaches_a_reader(pages: dict[str, str]) -> None:
    assert [name for name, text in pages.items() if "{" in text] == []


def test_links_lead_to_pages(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        folder = Path(name).parent
        targets = [part.split(")")[0] for part in text.split("](")[1:]]
        for target in targets:
            parts: list[str] = []
            for part in (folder / target).parts:
                parts = parts[:-1] if part == ".." else [*parts, part]
            assert "/".join(parts) in pages


def test_pages_of_what_is_no_more_are_removed(tmp_path: Path, catalogue: Catalogue) -> None:
    stale = tmp_path / "ledgers" / "XX.md"
    stale.parent.mkdir()
    stale.write_text("旧", encoding="utf-8")
    (tmp_path / "自己的.md").write_text("留下", encoding="utf-8")
    paths = build_reference(tmp_path, catalogue, RULE_TESTS)
    assert not stale.exists()
    assert (tmp_path / "自己的.md").exists()
    assert all(path.exists() for path in paths)
