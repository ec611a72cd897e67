"""The bureau's own values for parameters, and what they change in the catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import msgspec

from gsafety_xl.model import CellRef
from gsafety_xl.schema.catalogue import Catalogue
from gsafety_xl.schema.parameter_kinds import shown_value
from gsafety_xl.schema.parameter_specs import Basis, Parameter, ParameterValue, Strength
from gsafety_xl.schema.parameter_words import parameter_words
from gsafety_xl.schema.specs import RuleSpec


@dataclass(frozen=True, slots=True)
class Setting:
    """What somebody wrote beside a parameter: where, for which key, what it was understood as.

    ``problem`` is ``unreadable``, ``unknown`` (no such key), ``fixed`` (not the bureau's to set)
    or ``doubled``; such a setting changes nothing.
    """

    place: CellRef
    key: str
    text: str
    value: ParameterValue | None = None
    problem: str = ""


def measured_value(parameter: Parameter) -> str:
    """Return a parameter's value with its measure, such as ``15天`` or ``1 次/年``."""
    return with_measure(shown_value(parameter), parameter)


def with_measure(text: str, parameter: Parameter) -> str:
    """Put a parameter's measure after a number; a blank between when it has a slash."""
    blank = " " if "/" in parameter.measure else ""
    return f"{text}{blank}{parameter.measure}"


def with_values(catalogue: Catalogue, values: Mapping[str, ParameterValue]) -> Catalogue:
    """Return the catalogue with the bureau's values; a value equal to the default changes nothing.

    What the bureau set rests on the bureau: the default and its basis are named beside it.
    """
    changed = {
        key: _set(catalogue.parameters[key].shipped, value)
        for key, value in values.items()
        if value != catalogue.parameters[key].shipped.value
    }
    return replace(catalogue, parameters={**catalogue.parameters, **changed})


def basis_text(rule: RuleSpec, catalogue: Catalogue) -> str:
    """Return on what a rule rests; where the bureau set one of its numbers, that is said too."""
    words = parameter_words()
    parameters = (catalogue.parameters[key] for key in rule.parameters)
    own = (
        words.own_note.format(
            label=item.label, value=measured_value(item), default=measured_value(item.shipped)
        )
        for item in parameters
        if item.default is not None
    )
    return words.separator.join([rule.basis.label, *own])


def _set(shipped: Parameter, value: ParameterValue) -> Parameter:
    source = parameter_words().own.format(value=measured_value(shipped), basis=shipped.basis.label)
    basis = Basis(strength=Strength.BUREAU, source=source)
    return msgspec.structs.replace(shipped, value=value, default=shipped, basis=basis)
