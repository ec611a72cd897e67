"""Help and bounds for typing the bureau's own value of a parameter."""

from collections.abc import Iterator
from typing import Any

from gsafety_xl.schema import Parameter
from gsafety_xl.schema.parameter_kinds import Kind, kind_of, number_text
from gsafety_xl.schema.parameter_values import with_measure
from gsafety_xl.schema.parameter_words import parameter_words

#: Kinds whose cells are numbers for Excel; the others are kept as text.
NUMBERS = frozenset({Kind.COUNT, Kind.DAY_OF_MONTH, Kind.MONTH, Kind.DECIMAL})
#: What Excel allows for a prompt.
_LONGEST_PROMPT = 255


def validation_of(parameter: Parameter) -> dict[str, Any]:
    """Return the help beside the open cell, and a drop-down or bounds where there are any."""
    words = parameter_words()
    kind, default = kind_of(parameter), parameter.shipped.value
    count = len(default) if isinstance(default, list) else 1
    how = words.how[kind].format(count=count)
    help_text = words.separator.join([how, *bounds_in_words(parameter)])[:_LONGEST_PROMPT]
    common = {"input_message": help_text, "error_message": help_text}
    if kind is Kind.FLAG:
        return {"validate": "list", "source": [words.yes, words.no], **common}
    if kind is Kind.CHOICE:
        return {"validate": "list", "source": list(parameter.choices.values()), **common}
    if kind in NUMBERS:
        whole = "decimal" if kind is Kind.DECIMAL else "integer"
        return {"validate": whole, "error_type": "warning", **_limits(parameter), **common}
    return {"validate": "any", **common}


def _limits(parameter: Parameter) -> dict[str, Any]:
    least = parameter.floor or 0
    if parameter.ceiling is None:
        return {"criteria": ">=", "value": least}
    return {"criteria": "between", "minimum": least, "maximum": parameter.ceiling}


def bounds_in_words(parameter: Parameter) -> Iterator[str]:
    """Yield what the law allows at least and at most."""
    words = parameter_words()
    if parameter.floor is not None:
        yield words.floor.format(limit=with_measure(number_text(parameter.floor), parameter))
    if parameter.ceiling is not None:
        yield words.ceiling.format(limit=with_measure(number_text(parameter.ceiling), parameter))
