"""One word, one meaning: names follow the glossary."""

import ast
import re
import tomllib
from collections.abc import Iterator
from typing import TypedDict

import pytest

from gsafety_xl import resources
from gsafety_xl.schema import Catalogue
from tests.project.sources import PACKAGE, modules, name_of, tree_of


class Term(TypedDict, total=False):
    """A concept: its Chinese term, our word for it, words never used for it, labels it is in."""

    term: str
    word: str
    never: list[str]
    labels: list[str]


class Forbidden(TypedDict):
    """Names that say nothing."""

    names: list[str]
    prefixes: list[str]


class Glossary(TypedDict):
    """The whole file."""

    terms: list[Term]
    forbidden: Forbidden


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    text = (resources.data() / "glossary.toml").read_text(encoding="utf-8")
    content: Glossary = tomllib.loads(text)  # type: ignore[assignment]
    return content


def words_in(name: str) -> set[str]:
    """Return the words of a name: HiddenDanger and hidden_danger are hidden and danger."""
    return set(re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower().strip("_").split("_"))


def names_given() -> Iterator[tuple[str, str, bool]]:
    """Yield every place and name of ours, and whether a base class may have asked for it."""
    for path in modules():
        for part in path.relative_to(PACKAGE).with_suffix("").parts:
            yield name_of(path), part, False
        tree = tree_of(path)
        inherited = {id(method) for method in inherited_methods(tree)}
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                yield name_of(path, node), node.name, id(node) in inherited


def inherited_methods(tree: ast.Module) -> Iterator[ast.stmt]:
    classes = (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef) and node.bases)
    return (method for node in classes for method in node.body)


def test_each_concept_has_one_word(glossary: Glossary) -> None:
    for name in ("term", "word"):
        given = [str(entry.get(name)) for entry in glossary["terms"]]
        assert sorted(set(given)) == sorted(given)


def test_no_word_is_forbidden_for_its_own_concept(glossary: Glossary) -> None:
    assert [term["term"] for term in glossary["terms"] if term["word"] in term["never"]] == []


def test_no_name_says_nothing(glossary: Glossary) -> None:
    forbidden = set(glossary["forbidden"]["names"])
    prefixes = tuple(glossary["forbidden"]["prefixes"])
    wrong = [
        f"{place} {name}"
        for place, name, inherited in names_given()
        if words_in(name) & forbidden or (name.lstrip("_").startswith(prefixes) and not inherited)
    ]
    assert wrong == []


def test_column_keys_use_the_word_of_their_label(glossary: Glossary, catalogue: Catalogue) -> None:
    wrong = [
        f"{ledger.code}.{column.key} {column.label}"
        for ledger in catalogue.ledgers.values()
        for column in ledger.columns
        for term in glossary["terms"]
        if any(label in column.label for label in term.get("labels", []))
        and words_in(column.key) & set(term["never"])
    ]
    assert wrong == []


def test_keys_are_english_and_labels_are_not(catalogue: Catalogue) -> None:
    columns = [column for spec in catalogue.ledgers.values() for column in spec.columns]
    # the clauses are known by their place in the duties, in code and on paper alike
    lists = [codes for name, codes in catalogue.codes.items() if name != "clause"]
    items = [item for codes in lists for item in codes.items]
    keys = [
        *catalogue.ledgers,
        *catalogue.codes,
        *(column.key for column in columns),
        *(item.key for item in items),
    ]
    assert [key for key in keys if not re.fullmatch(r"[a-z][a-z0-9_]*", key)] == []
    labels = [*(column.label for column in columns), *(item.label for item in items)]
    # what people write is Chinese, a Roman numeral, a telephone number, the name of a method
    foreign = [label for label in labels if not re.search(r"[\u4e00-\u9fa5]", label)]
    assert {label for label in foreign if not re.fullmatch(r"[\u2160-\u2163]", label)} == {
        "12345",
        "LEC",
    }


def test_no_chinese_is_compared_in_code(catalogue: Catalogue) -> None:
    labels = {item.label for codes in catalogue.codes.values() for item in codes.items}
    compared = [
        f"{name_of(path, node)} {constant.value}"
        for path in modules()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Compare)
        for constant in ast.walk(node)
        if isinstance(constant, ast.Constant) and constant.value in labels
    ]
    assert compared == []


def test_words_are_told_apart() -> None:
    assert words_in("_HiddenDanger") == words_in("hidden_danger") == {"hidden", "danger"}
