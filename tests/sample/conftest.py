"""A sample year and a sample district, made, checked and consolidated once for all tests here."""

import pytest

from gsafety_xl.pipeline.check import CheckReport, CheckRequest, check
from gsafety_xl.pipeline.consolidate import Consolidated, ConsolidateRequest, consolidate
from gsafety_xl.sample import District, write_district
from gsafety_xl.sample.keeping import SampleYear, keep_year
from gsafety_xl.sample.scene import Scene
from gsafety_xl.schema import Catalogue


@pytest.fixture(scope="session")
def sample_year() -> SampleYear:
    return keep_year(2026, 2026)


@pytest.fixture(scope="session")
def scene(sample_year: SampleYear) -> Scene:
    return sample_year.scene


@pytest.fixture(scope="session")
def district(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> District:
    return write_district(tmp_path_factory.mktemp("district"), catalogue)


@pytest.fixture(scope="session")
def checked(district: District) -> CheckReport:
    """Return what a check of the whole inbox says."""
    return check(CheckRequest([district.submissions[0].parent], district.as_of))


@pytest.fixture(scope="session")
def consolidated(district: District, tmp_path_factory: pytest.TempPathFactory) -> Consolidated:
    """Return what consolidating the inbox gave, its master written beside the district."""
    master = tmp_path_factory.mktemp("master") / "汇总簿.xlsx"
    inbox = district.submissions[0].parent
    return consolidate(ConsolidateRequest(inbox, master, district.as_of))
