"""The style part of a package: a cell's style, and the same with another number format."""

from copy import deepcopy

from lxml import etree

from gsafety_xl.model import Raw
from gsafety_xl.repairs.number_formats import PLAIN, built_in_code, format_for
from gsafety_xl.repairs.xml_parts import parse_part, part_bytes

#: Numbers below are Excel's own formats.
_FIRST_OWN = 164
_GENERAL = 0


class StylePart:
    """``styles.xml``; styles are added to it, none is changed."""

    def __init__(self, data: bytes) -> None:
        """Read the part; ValueError when it holds no cell styles."""
        self._root = parse_part(data)
        self._main = etree.QName(self._root).namespace
        styles = self._root.find(self._tag("cellXfs"))
        if styles is None or not len(styles):
            raise ValueError("cellXfs")
        self._styles = styles
        self._own = {
            int(item.get("numFmtId", "0")): item.get("formatCode", "General")
            for item in self._root.iter(self._tag("numFmt"))
        }
        self._made: dict[tuple[int, int], int] = {}
        self.changed = False

    def style_for(self, content: Raw, style: int) -> int:
        """Return a style that shows a content as it is, otherwise like ``style``.

        A style that says its cell was typed with an apostrophe is for text only.
        """
        if isinstance(content, str):
            return style
        found = self._style(style)
        code = self._code(found)
        wanted = format_for(content, code)
        if wanted == code and found.get("quotePrefix") not in {"1", "true"}:
            return style
        return self._with(style, _GENERAL if wanted == PLAIN else self._number_of(wanted))

    def to_bytes(self) -> bytes:
        """Return the part as it is now."""
        return part_bytes(self._root)

    def _style(self, number: int) -> etree._Element:
        return self._styles[number if 0 <= number < len(self._styles) else 0]

    def _code(self, style: etree._Element) -> str:
        number = int(style.get("numFmtId", "0"))
        return self._own.get(number) or built_in_code(number)

    def _with(self, style: int, number_format: int) -> int:
        """Return the style that differs from another in its number format only."""
        if (style, number_format) not in self._made:
            copy = deepcopy(self._style(style))
            copy.set("numFmtId", str(number_format))
            copy.set("applyNumberFormat", "1")
            copy.attrib.pop("quotePrefix", None)
            self._styles.append(copy)
            self._styles.set("count", str(len(self._styles)))
            self._made[style, number_format] = len(self._styles) - 1
            self.changed = True
        return self._made[style, number_format]

    def _number_of(self, code: str) -> int:
        """Return the number of a format of the workbook's own, adding it where it lacks."""
        for number, own in self._own.items():
            if own == code:
                return number
        number = max([_FIRST_OWN - 1, *self._own]) + 1
        formats = self._root.find(self._tag("numFmts"))
        if formats is None:
            formats = etree.Element(self._tag("numFmts"), nsmap=self._root.nsmap)
            self._root.insert(0, formats)
        etree.SubElement(
            formats, self._tag("numFmt"), {"numFmtId": str(number), "formatCode": code}
        )
        formats.set("count", str(len(formats)))
        self._own[number] = code
        return number

    def _tag(self, name: str) -> str:
        return f"{{{self._main}}}{name}"
