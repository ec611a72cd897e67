"""A small xlwings engine over UNO: the code behind the buttons runs against LibreOffice.

It is strict. It offers nothing that xlwings lacks on Windows or macOS (``api`` leads nowhere, what
is not overridden raises NotImplementedError), and it makes of text what Excel makes of it.
"""

from tests.office.uno_engine.application import App, Engine, register
from tests.office.uno_engine.reaching import AutomationError, UnoMissingError, connect, load_uno
from tests.office.uno_engine.session import Alert, Session

__all__ = [
    "Alert",
    "App",
    "AutomationError",
    "Engine",
    "Session",
    "UnoMissingError",
    "connect",
    "load_uno",
    "register",
]
