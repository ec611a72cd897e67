from xml.etree import ElementTree as ET

import msgspec
import pytest

from gsafety_xl.addin.actions import load_actions, load_ribbon
from gsafety_xl.addin.ribbon import CUSTOM_UI, CUSTOM_UI_14, ribbon_xml


def elements(xml: str, name: str, namespace: str = CUSTOM_UI_14) -> list[ET.Element]:
    return list(ET.fromstring(xml.encode()).iter(f"{{{namespace}}}{name}"))  # noqa: S314


@pytest.fixture(scope="module")
def xml() -> str:
    return ribbon_xml(load_ribbon())


def test_each_action_is_a_button_that_calls_its_sub(xml: str) -> None:
    calls = [(button.get("label"), button.get("onAction")) for button in elements(xml, "button")]
    assert calls == [(action.label, action.ribbon_sub) for action in load_actions()]


def test_groups_and_tab_have_their_labels(xml: str) -> None:
    (tab,) = elements(xml, "tab")
    assert (tab.get("label"), tab.get("keytip")) == ("安全台账", "GA")
    groups = [group.get("label") for group in elements(xml, "group")]
    assert groups == ["填报", "校验", "汇总与履职", "文书", "其他"]


def test_ids_are_given_once(xml: str) -> None:
    ids = [
        element.get("id") for name in ("tab", "group", "button") for element in elements(xml, name)
    ]
    assert len(ids) == len(set(ids))


def test_sizes_follow_the_data(xml: str) -> None:
    large = {
        button.get("label") for button in elements(xml, "button") if button.get("size") == "large"
    }
    assert large == {action.label for action in load_actions() if action.large}


def test_the_older_form_differs_in_its_namespace_only(xml: str) -> None:
    older = ribbon_xml(load_ribbon(), CUSTOM_UI)
    assert older.replace(CUSTOM_UI, CUSTOM_UI_14) == xml
    assert len(elements(older, "button", CUSTOM_UI)) == len(load_actions())


def test_texts_are_escaped() -> None:
    ribbon = load_ribbon()
    text = '问题<0.5MPa> & "引号"\n第二行'
    first = msgspec.structs.replace(ribbon.actions[0], label=text, supertip=text)
    changed = msgspec.structs.replace(ribbon, actions=(first, *ribbon.actions[1:]))
    button = elements(ribbon_xml(changed), "button")[0]
    assert (button.get("label"), button.get("supertip")) == (text, text)
