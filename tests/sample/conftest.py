"""A sample year and a sample district, made once for all tests of this package."""

import pytest

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
