"""Two sample years for what must hold in any."""

import pytest

from gsafety_xl.sample.keeping import SampleYear, keep_year


@pytest.fixture(scope="session", params=[(2026, 2026), (3, 2028)], ids=str)
def each_year(request: pytest.FixtureRequest) -> SampleYear:
    seed, year = request.param
    return keep_year(seed, year)
