"""What stops one file or one command; everything a clerk typed is a Finding instead."""


class GsafetyError(Exception):
    """A file, a template or our own data cannot be used.

    ``message`` says in Chinese what is wrong and where, ``remedy`` what to do about it; the
    command line prints both on one line and exits with 2.
    """

    def __init__(self, message: str, remedy: str = "") -> None:
        """Keep both halves: faces that have room show the remedy on its own."""
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        """Return one line: what is wrong, then what to do."""
        return f"{self.message}。{self.remedy}" if self.remedy else self.message
