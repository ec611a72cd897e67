"""Which rules, duties and reckoned columns go by a parameter."""

from collections.abc import Iterator

from gsafety_xl.schema.catalogue import Catalogue


def uses_of(catalogue: Catalogue) -> dict[str, list[str]]:
    """Return for each parameter in use the codes of rules and clauses, sorted; ledgers by code."""
    found: dict[str, set[str]] = {}
    for key, user in _uses(catalogue):
        found.setdefault(key, set()).add(user)
    return {key: sorted(users) for key, users in found.items()}


def _uses(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for code, rule in catalogue.rules.items():
        yield from ((key, code) for key in rule.parameters)
    for code, clause in catalogue.clauses.items():
        for duty in clause.obligations:
            named = (value for value in duty.arguments.values() if isinstance(value, str))
            yield from ((key, code) for key in named if key in catalogue.parameters)
    for spec in catalogue.ledgers.values():
        for column in spec.columns:
            if column.computed is not None:
                yield from ((key, spec.code) for key in column.computed.parameters())
