"""What a cell may hold and how people write it: ledgers, columns, code lists, values."""

from gsafety_xl.schema.catalogue import Catalogue
from gsafety_xl.schema.data_files import load_catalogue, read_catalogue
from gsafety_xl.schema.parameter_specs import Basis, Parameter, ParameterValue, Strength
from gsafety_xl.schema.specs import (
    Choice,
    Clause,
    CodeList,
    ColumnSpec,
    ColumnType,
    Condition,
    DocumentSpec,
    IndicatorSpec,
    LedgerSpec,
    Obligation,
    RuleCase,
    RuleSpec,
)
from gsafety_xl.schema.typing_tables import RawTable, SheetContext, type_table
from gsafety_xl.schema.units import Unit, UnitRegister

__all__ = [
    "Basis",
    "Catalogue",
    "Choice",
    "Clause",
    "CodeList",
    "ColumnSpec",
    "ColumnType",
    "Condition",
    "DocumentSpec",
    "IndicatorSpec",
    "LedgerSpec",
    "Obligation",
    "Parameter",
    "ParameterValue",
    "RawTable",
    "RuleCase",
    "RuleSpec",
    "SheetContext",
    "Strength",
    "Unit",
    "UnitRegister",
    "load_catalogue",
    "read_catalogue",
    "type_table",
]
