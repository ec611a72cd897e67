"""What one running program remembers between calls."""

from collections import deque
from dataclasses import dataclass, field
from typing import NamedTuple

from tests.office.uno_engine.reaching import Uno


class Alert(NamedTuple):
    """A message that was shown, or a question that was asked."""

    prompt: str
    title: str
    buttons: str | None
    mode: str | None


@dataclass(eq=False)
class Session:
    """A connection to a LibreOffice; ``answers`` are what the clerk will click, in order."""

    context: Uno
    process: int
    alerts: list[Alert] = field(default_factory=list)
    answers: deque[str] = field(default_factory=deque)
    status: list[str | bool] = field(default_factory=list)
    switches: dict[str, bool] = field(default_factory=dict)
    front: Uno = None
    desktop: Uno = field(init=False)

    def __post_init__(self) -> None:
        self.desktop = self.create("frame.Desktop")

    def create(self, service: str) -> Uno:
        """Return a service of the program, named without its ``com.sun.star.``."""
        manager = self.context.ServiceManager
        return manager.createInstanceWithContext(f"com.sun.star.{service}", self.context)

    def answer(self, alert: Alert) -> str:
        """Record a message and return what is clicked; a question needs a prepared answer."""
        self.alerts.append(alert)
        if alert.buttons in {None, "ok"}:
            return "ok"
        if not self.answers:
            raise AssertionError(f"a question without a prepared answer: {alert}")
        return self.answers.popleft()

    def forget(self) -> None:
        """Begin anew: nothing was said, nothing will be answered, every switch as at start."""
        self.alerts.clear()
        self.answers.clear()
        self.status.clear()
        self.switches.clear()
