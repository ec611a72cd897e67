"""However a program writes the same cells, they are read the same."""

from pathlib import Path
from typing import NamedTuple

import pytest

from gsafety_xl.schema import Catalogue, load_catalogue
from gsafety_xl.workbook.form_plan import FormPlan
from gsafety_xl.workbook.reading import read_book
from tests.workbook import rewriting
from tests.workbook.entries_of_any_kind import bunches, drawn, plans
from tests.workbook.forms import DANGER, REGISTER, plan_of, write
from tests.workbook.rewriting import Way, rewritten
from tests.workbook.what_is_lost import lost

WAYS: tuple[Way, ...] = (
    rewriting.strings_in_their_cells,
    rewriting.strings_as_results,
    rewriting.strings_in_pieces,
    rewriting.blanks_left_out,
    rewriting.addresses_left_out,
    rewriting.numbers_in_full,
    rewriting.styles_turned_round,
    rewriting.days_by_number_alone,
)
#: What Excel does to a workbook of another program when it saves it.
AS_EXCEL: tuple[Way, ...] = (
    rewriting.blanks_left_out,
    rewriting.numbers_in_full,
    rewriting.styles_turned_round,
    rewriting.days_by_number_alone,
)


class Form(NamedTuple):
    """A form as it was planned, and its bytes."""

    plan: FormPlan
    data: bytes


@pytest.fixture(scope="module", params=bunches(12), ids=lambda bunch: bunch[0].key)
def form(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Form:
    catalogue = load_catalogue()
    plan = drawn(plans(request.param, catalogue, most=2), 4)[-1]
    return Form(plan, write(plan, catalogue, tmp_path_factory.mktemp("form")).read_bytes())


@pytest.mark.parametrize(
    "ways",
    [(), *((way,) for way in WAYS), AS_EXCEL],
    ids=lambda ways: ways[0].__name__ if len(ways) == 1 else f"{len(ways)} ways",
)
def test_cells_are_read_the_same(
    form: Form, ways: tuple[Way, ...], catalogue: Catalogue, tmp_path: Path
) -> None:
    path = tmp_path / "另存.xlsx"
    path.write_bytes(rewritten(form.data, *ways))
    assert lost(form.plan, read_book(path, catalogue, REGISTER), catalogue) == []


def test_tags_may_have_a_prefix(form: Form, catalogue: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "另存.xlsx"
    path.write_bytes(rewritten(form.data, prefix="x"))
    assert lost(form.plan, read_book(path, catalogue, REGISTER), catalogue) == []


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_every_way_is_another(way: Way, catalogue: Catalogue, tmp_path: Path) -> None:
    plan = plan_of(catalogue, "hidden_danger", rows={"hidden_danger": [DANGER]})
    data = write(plan, catalogue, tmp_path).read_bytes()
    assert rewritten(data, way) != rewritten(data)
