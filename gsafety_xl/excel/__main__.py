"""``python -I -m gsafety_xl.excel ACTION …`` is what a button starts."""

import sys

from gsafety_xl.excel.start import click

if __name__ == "__main__":
    sys.exit(click(sys.argv[1:]))
