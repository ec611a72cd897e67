"""Whether ribbon, macros and actions agree, and the macros stay what they are: a doorbell."""

import re
from collections.abc import Iterator, Mapping, Sequence
from xml.etree import ElementTree as ET

from gsafety_xl.addin.actions import Action
from gsafety_xl.addin.sources import BUTTONS, DOORBELL, RIBBON

_SUB = re.compile(
    r"^[ \t]*(?:Public[ \t]+|Private[ \t]+)?Sub[ \t]+(?P<name>\w+)[ \t]*\((?P<parameters>[^)]*)\)"
    r"(?P<body>.*?)^[ \t]*End[ \t]+Sub\b",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_RING = re.compile(r'\bRing[ \t(]+"(?P<action>[^"]*)"')
_NAME = re.compile(r'^Attribute VB_Name = "([^"]*)"')
_CALLBACK = "control As IRibbonControl"
#: LibreOffice compiles every branch of #If, and a Declare spoils the module there.
_BARRED = re.compile(r"^[ \t]*(?:#|(?:Public[ \t]+|Private[ \t]+)?Declare\b)", re.IGNORECASE)
_LONGEST_LINE = 1023
#: What one Sub may hold between its head and its end.
_LONGEST_BODY = 5


def find_problems(
    actions: Sequence[Action], sources: Mapping[str, str], ribbon: str
) -> Iterator[str]:
    """Yield what does not fit, in Chinese; nothing when the add-in is sound.

    ``sources`` are the texts of the VBA files by file name, ``ribbon`` is the customUI XML.
    """
    for file, text in sources.items():
        yield from _faults_of(file, text)
    keys = {action.key for action in actions}
    ribbon_subs = _subs(sources.get(f"{RIBBON}.bas", ""))
    button_subs = _subs(sources.get(f"{BUTTONS}.bas", ""))
    yield from _callbacks(ribbon, ribbon_subs)
    yield from _targets(ribbon_subs, {action.ribbon_sub: action.key for action in actions}, keys)
    yield from _targets(button_subs, {action.sub: action.key for action in actions}, keys)
    yield from (
        f"宏 {name} 不能有参数，否则表内按钮调用不了"
        for name, (parameters, _) in button_subs.items()
        if parameters.strip()
    )
    if "Ring" not in _subs(sources.get(f"{DOORBELL}.bas", "")):
        yield f"{DOORBELL}.bas 没有宏 Ring"


def _faults_of(file: str, text: str) -> Iterator[str]:
    name = _NAME.match(text)
    if not name or name[1] != file.partition(".")[0]:
        yield f"{file} 第1行的 VB_Name 与文件名不符"
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.isascii():
            yield f"{file} 第{number}行有英文以外的字符"
        if len(line) > _LONGEST_LINE:
            yield f"{file} 第{number}行超过{_LONGEST_LINE}个字符"
        if _BARRED.match(line):
            yield f"{file} 第{number}行用了 #If 或 Declare"
    for sub, (_, body) in _subs(text).items():
        if len(body.strip().splitlines()) > _LONGEST_BODY:
            yield f"{file} 的宏 {sub} 超过{_LONGEST_BODY}行"


def _subs(text: str) -> dict[str, tuple[str, str]]:
    """Return the parameters and the body of each Sub of a module."""
    return {match["name"]: (match["parameters"], match["body"]) for match in _SUB.finditer(text)}


def _callbacks(ribbon: str, subs: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    """Yield the buttons of the ribbon without a Sub that Office can call."""
    for element in ET.fromstring(ribbon).iter():  # noqa: S314 - our own file
        called = element.get("onAction")
        if called is None:
            continue
        if called not in subs:
            yield f"功能区按钮 {element.get('id')} 调用的宏 {called} 不存在"
        elif subs[called][0] != _CALLBACK:
            yield f"宏 {called} 的参数应为 {_CALLBACK}"


def _targets(
    subs: Mapping[str, tuple[str, str]], expected: Mapping[str, str], keys: set[str]
) -> Iterator[str]:
    """Yield the actions without their Sub, and the Subs that ring for the wrong action."""
    for name, key in expected.items():
        if name not in subs:
            yield f"动作 {key} 没有宏 {name}"
    for name, (_, body) in subs.items():
        rung = [match["action"] for match in _RING.finditer(body)]
        unknown = [action for action in rung if action not in keys]
        if len(rung) != 1 or unknown:
            yield f"宏 {name} 没有调用一个已有的动作：{'、'.join(unknown)}"
        elif expected.get(name) != rung[0]:
            yield f"宏 {name} 调用的动作 {rung[0]} 不是它的"
