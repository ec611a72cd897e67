"""XML parts of a package, parsed without entities, DTDs or the network."""

from lxml import etree

_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'


def parse_part(data: bytes) -> etree._Element:
    """Return the root of a part; ``etree.XMLSyntaxError`` when it is not well-formed."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
    )
    return etree.fromstring(data, parser)


def part_bytes(root: etree._Element) -> bytes:
    """Return a part as Excel writes them: UTF-8, standalone."""
    data: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=False)
    return _DECLARATION + data
