"""Hidden dangers by kind (隐患类别), as a report lists them."""

from collections.abc import Mapping
from dataclasses import dataclass

from gsafety_xl.indicators.figures import Figure

_PREFIX, _SHARE = "K04_kind_", "_share"


@dataclass(frozen=True, slots=True)
class KindShare:
    """One kind of hidden danger: how many were found, and their share in percent."""

    label: str
    count: Figure
    share: Figure


def kinds_by_count(figures: Mapping[str, Figure]) -> list[KindShare]:
    """Return the kinds that occur, the most frequent first; equals in the code list's order."""
    return [
        KindShare(figure.label, figure, figures[code + _SHARE])
        for code, figure in figures.items()
        if code.startswith(_PREFIX) and not code.endswith(_SHARE)
    ]
