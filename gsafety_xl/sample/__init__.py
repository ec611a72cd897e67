"""A sample district (示例区): a bureau and its units, a whole year, tidy and untidy workbooks."""

from gsafety_xl.sample.defects import SeededDefect
from gsafety_xl.sample.district import District, write_district

__all__ = ["District", "SeededDefect", "write_district"]
