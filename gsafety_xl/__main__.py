"""``python -m gsafety_xl`` is the ``gsafety`` command."""

from gsafety_xl.cli import main

if __name__ == "__main__":
    main()
