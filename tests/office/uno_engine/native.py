"""What ``.api`` gives: something true that leads nowhere."""

from tests.office.uno_engine.reaching import Uno


class Native:
    """Stands for the program's own object, which differs between systems."""

    def __getattr__(self, name: str) -> Uno:
        raise AttributeError(f".api.{name} is not the same on Windows and macOS")
