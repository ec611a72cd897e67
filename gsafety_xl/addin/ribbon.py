"""The ribbon tab as customUI XML, for Excel 2007 and for all later ones."""

from xml.etree import ElementTree as ET

from gsafety_xl.addin.actions import Action, Group, Ribbon

#: Excel 2010 and later.
CUSTOM_UI_14 = "http://schemas.microsoft.com/office/2009/07/customui"
#: Excel 2007, and programs that know no other.
CUSTOM_UI = "http://schemas.microsoft.com/office/2006/01/customui"

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
#: Beside the tab that is open when Excel starts.
_NEIGHBOUR = "TabHome"


def ribbon_xml(ribbon: Ribbon, namespace: str = CUSTOM_UI_14) -> str:
    """Return the tab as an XML text that ends with a line feed; both namespaces, same buttons."""
    root = ET.Element("customUI", {"xmlns": namespace})
    tabs = ET.SubElement(ET.SubElement(root, "ribbon"), "tabs")
    described = {
        "id": "GsafetyTab",
        "label": ribbon.tab.label,
        "keytip": ribbon.tab.keytip,
        "insertAfterMso": _NEIGHBOUR,
    }
    tab = ET.SubElement(tabs, "tab", described)
    for group in ribbon.groups:
        _add_group(tab, group, ribbon.actions_in(group))
    ET.indent(root)
    return f"{_DECLARATION}{ET.tostring(root, encoding='unicode')}\n"


def _add_group(tab: ET.Element, group: Group, actions: tuple[Action, ...]) -> None:
    element = ET.SubElement(tab, "group", {"id": f"GsafetyGroup_{group.key}", "label": group.label})
    for action in actions:
        ET.SubElement(element, "button", _attributes(action))


def _attributes(action: Action) -> dict[str, str]:
    return {
        "id": f"Gsafety_{action.key}",
        "label": action.label,
        "size": "large" if action.large else "normal",
        "imageMso": action.image,
        "keytip": action.keytip,
        "screentip": action.screentip,
        "supertip": action.supertip,
        "onAction": action.ribbon_sub,
    }
