"""Mistakes in a Word template, found before a document is rendered from it."""

from collections.abc import Iterator
from pathlib import Path

from jinja2 import TemplateSyntaxError, meta, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from gsafety_xl.reports.names import TemplateNames, names_for
from gsafety_xl.reports.rendering import open_template, place_of
from gsafety_xl.reports.template_xml import find_tag_slips

#: What a figure's number may be compared by, but not printed: only a whole figure is recorded.
_UNTRACED = frozenset({"value", "text"})


def lint_template(path: Path) -> list[str]:
    """Return each mistake with its paragraph: malformed tags, unknown names, full-width braces.

    Names are known by the document code that the file name begins with; another file's names
    are not checked. GsafetyError when the file is no Word document.
    """
    template = open_template(path)
    names = names_for(path.name)
    problems: list[str] = []
    for part, xml in template.parts():
        slips = list(find_tag_slips(xml)) or list(_mistakes(template.patch_xml(xml), names))
        problems += [f"{place_of(part, number)}：{what}" for number, what in sorted(set(slips))]
    return problems


def _mistakes(source: str, names: TemplateNames | None) -> Iterator[tuple[int, str]]:
    try:
        tree = ImmutableSandboxedEnvironment().parse(source)
    except TemplateSyntaxError as error:
        yield error.lineno - 1, f"写法有误（{error.message}）"
        return
    yield from _untraced(tree)
    if names is not None:
        yield from _unknown(tree, names)


def _untraced(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    printed = [item for output in tree.find_all(nodes.Output) for item in output.nodes]
    for item in printed:
        if isinstance(item, nodes.Getattr) and item.attr in _UNTRACED:
            yield item.lineno - 1, f"打印数字不要写 .{item.attr}，否则不能追溯到单元格"


def _unknown(tree: nodes.Template, names: TemplateNames) -> Iterator[tuple[int, str]]:
    unknown = meta.find_undeclared_variables(tree) - names.values
    for name in tree.find_all(nodes.Name):
        if name.name in unknown:
            yield name.lineno - 1, f"没有名为 {name.name} 的内容"
    for step in tree.find_all(nodes.Getattr):
        if step.attr not in names.details:
            yield step.lineno - 1, f"没有名为 {step.attr} 的内容"
