"""Mistakes in the parameters that a reader of one file would not see."""

import re
from collections.abc import Iterator, Mapping

from gsafety_xl.schema.parameter_kinds import read_value, shown_value
from gsafety_xl.schema.parameter_specs import Parameter

_KEY = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+")
_CODE = re.compile(r"(?:LD-\d\d[a-z]?)?")


def find_parameter_problems(parameters: Mapping[str, Parameter]) -> Iterator[str]:
    """Yield one Chinese sentence, naming the subject and the key, for each mistake."""
    for key, parameter in parameters.items():
        where = f"数据文件 parameters/{parameter.group}.toml 中 {key}"
        yield from (f"{where} {text}" for text in _problems(key, parameter))


def _problems(key: str, parameter: Parameter) -> Iterator[str]:
    if not _KEY.fullmatch(key):
        yield "的代码只能用小写字母、数字、下划线和点"
    if not _CODE.fullmatch(parameter.code):
        yield f"的 code {parameter.code} 不是 LD-04 这样的编号"
    if parameter.default is not None:
        yield "不能写 default"
    yield from _bound_problems(parameter)
    yield from _value_problems(parameter)


def _bound_problems(parameter: Parameter) -> Iterator[str]:
    for name, bound in (("floor", parameter.floor), ("ceiling", parameter.ceiling)):
        if bound is not None and parameter.number is None:
            yield f"有 {name}，value 却不是数"
    if parameter.is_below_floor:
        yield f"的 value {parameter.value} 低于依据的下限 {parameter.floor:g}"
    if parameter.is_above_ceiling:
        yield f"的 value {parameter.value} 高于依据的上限 {parameter.ceiling:g}"


def _value_problems(parameter: Parameter) -> Iterator[str]:
    """Yield that a value could not be typed into the sheet as it is shown there."""
    value = parameter.value
    if parameter.choices and value not in parameter.choices:
        yield f"的 value {value} 不在 choices 中"
    elif value in ("", []) and not parameter.items:
        yield "的 value 是空的"
    elif value != [] and read_value(shown_value(parameter), parameter) != value:
        yield f"的 value {value} 填进参数表后读不回来"
