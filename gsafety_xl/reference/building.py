"""Writes the reference into a folder, and removes pages of what is no more."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from gsafety_xl.reference.examples import read_examples
from gsafety_xl.reference.ledger_pages import ledger_page
from gsafety_xl.reference.lists import code_page, index_page, parameter_page
from gsafety_xl.reference.rule_pages import rule_page
from gsafety_xl.reference.words import reference_words
from gsafety_xl.schema import Catalogue
from gsafety_xl.workbook.files import replacing


def build_reference(folder: Path, catalogue: Catalogue, rule_tests: Path) -> list[Path]:
    """Write every page; return the paths. The examples come from the tests of the rules."""
    pages = dict(reference_pages(catalogue, rule_tests))
    for name, text in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as temporary:
            temporary.write_text(text, encoding="utf-8", newline="\n")
    _remove_others(folder, set(pages))
    return [folder / name for name in pages]


def reference_pages(catalogue: Catalogue, rule_tests: Path) -> Iterator[tuple[str, str]]:
    """Yield the pages: a path below the reference's folder, and the text."""
    files = reference_words().files
    yield files["index"], index_page(catalogue)
    yield files["codes"], code_page(catalogue)
    yield files["parameters"], parameter_page(catalogue)
    for ledger in catalogue.ledgers.values():
        yield f"{files['ledgers']}/{ledger.code}.md", ledger_page(ledger, catalogue)
    examples = read_examples(rule_tests)
    for group, codes in groupby(sorted(catalogue.rules), key=_group):
        yield f"{files['rules']}/{group}.md", rule_page(group, list(codes), catalogue, examples)


def _group(code: str) -> str:
    return code.partition("-")[0]


def _remove_others(folder: Path, kept: set[str]) -> None:
    """Remove pages in our own folders that no ledger and no rule asks for any more."""
    files = reference_words().files
    for name in (files["ledgers"], files["rules"]):
        for path in (folder / name).glob("*.md"):
            if path.relative_to(folder).as_posix() not in kept:
                path.unlink()
