"""The bureau's own parameters (参数表): what was written there, held against law and sense."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gsafety_xl.model import Finding, Ledgers
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.rules.hits import Hit
from gsafety_xl.rules.registry import book_rule
from gsafety_xl.rules.wording import Wording
from gsafety_xl.schema import Parameter
from gsafety_xl.schema.parameter_kinds import kind_of, number_text
from gsafety_xl.schema.parameter_values import Setting, measured_value, with_measure
from gsafety_xl.schema.parameter_words import parameter_words
from gsafety_xl.schema.units import BUREAU

_RULE = "P-01"


def has_settings(_ledgers: Ledgers, context: RuleContext) -> bool:
    """Tell whether somebody wrote values of their own into a parameter sheet."""
    return bool(context.settings)


@book_rule(_RULE, applies=has_settings)
def settings_are_sound(_ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield values that cannot be used, and those that ask for less than the law does."""
    for setting in context.settings:
        parameter = context.catalogue.parameters.get(setting.key)
        if parameter is None:
            yield _hit(setting, setting.problem, value=setting.key)
        elif setting.problem:
            yield _hit(setting, setting.problem, **_facts(setting, parameter))
        else:
            yield from _looser_than_law(setting, parameter)


def judge_settings(settings: Sequence[Setting], context: RuleContext) -> list[Finding]:
    """Return the findings about a parameter sheet where no ledgers are checked."""
    wording = Wording(context)
    hits = settings_are_sound(Ledgers([]), replace(context, settings=tuple(settings)))
    return sorted(wording.finding(_RULE, hit) for hit in hits)


def _looser_than_law(setting: Setting, parameter: Parameter) -> Iterator[Hit]:
    bounds = (
        ("below", parameter.is_below_floor, parameter.floor),
        ("above", parameter.is_above_ceiling, parameter.ceiling),
    )
    for case, broken, bound in bounds:
        if broken and bound is not None:
            limit = with_measure(number_text(bound), parameter)
            yield _hit(setting, case, limit=limit, **_facts(setting, parameter))


def _facts(setting: Setting, parameter: Parameter) -> dict[str, str]:
    shipped = parameter.shipped
    default = shipped.value
    count = len(default) if isinstance(default, list) else 1
    return {
        "name": parameter.label,
        "value": setting.text,
        "default": measured_value(shipped),
        "law": shipped.basis.label,
        "how": parameter_words().how[kind_of(parameter)].format(count=count),
    }


def _hit(setting: Setting, case: str, **facts: str) -> Hit:
    return Hit(setting.place, case, dict(facts), unit=BUREAU)
