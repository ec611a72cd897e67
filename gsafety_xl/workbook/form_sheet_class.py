"""A worksheet that prepares each formula once."""

from xlsxwriter.worksheet import Worksheet


class FormSheet(Worksheet):  # type: ignore[misc]  # the library has no types
    """A worksheet for tables whose rows repeat a few formulas.

    The library looks every formula of every cell through for some ninety names of functions: a
    third of the time that writing a form took. Were its method ever to go, this one would simply
    not be called.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: FBT001, FBT002 - the library's signature
        """Return a formula as it is written, remembered by its text."""
        prepared: dict[tuple[str, bool], str] = self.__dict__.setdefault("_prepared", {})
        key = (formula, expand_future_functions)
        if key not in prepared:
            prepared[key] = super()._prepare_formula(formula, expand_future_functions)
        return prepared[key]
