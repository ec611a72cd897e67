import pytest

from gsafety_xl.repairs.workbook_part import Relations, WorkbookPart

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def book(inside: str) -> WorkbookPart:
    return WorkbookPart(
        f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{inside}</workbook>'.encode()
    )


def test_sheets_by_name() -> None:
    sheets = '<sheets><sheet name="04隐患" sheetId="1" r:id="rId7"/></sheets>'
    assert book(sheets).sheets == {"04隐患": "rId7"}


@pytest.mark.parametrize(
    ("inside", "counts_from"),
    [
        ("", 1900),
        ("<workbookPr/>", 1900),
        ('<workbookPr date1904="0"/>', 1900),
        ('<workbookPr date1904="1"/>', 1904),
        ('<workbookPr date1904="true"/>', 1904),
    ],
)
def test_the_calendar(inside: str, counts_from: int) -> None:
    assert book(inside).from_1904 == (counts_from == 1904)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<sheets/><calcPr calcId="1"/>', '<sheets/><calcPr calcId="1" fullCalcOnLoad="1"/>'),
        ("<sheets/><oleSize/>", '<sheets/><calcPr fullCalcOnLoad="1"/><oleSize/>'),
        (
            "<sheets/><definedNames/><pivotCaches/>",
            '<sheets/><definedNames/><calcPr fullCalcOnLoad="1"/><pivotCaches/>',
        ),
    ],
)
def test_formulas_are_reckoned_on_opening(before: str, after: str) -> None:
    found = book(before)
    assert found.needs_reckoning
    assert after.encode() in found.reckoned_on_opening()


def test_a_workbook_that_reckons_on_opening_already() -> None:
    assert not book('<sheets/><calcPr fullCalcOnLoad="1"/>').needs_reckoning


def test_relations() -> None:
    data = f"""<Relationships>
    <Relationship Id="a" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>
    <Relationship Id="b" Type="{RELATIONS}/styles" Target="/xl/styles.xml"/>
    <Relationship Id="c" Type="{RELATIONS}/worksheet" Target="../xl/worksheets/sheet2.xml"/>
    <Relationship Id="d" Type="{RELATIONS}/externalLink" Target="http://x" TargetMode="External"/>
    </Relationships>"""
    found = Relations(data.encode(), "xl")
    assert found.by_id == {
        "a": "xl/worksheets/sheet1.xml", "b": "xl/styles.xml", "c": "xl/worksheets/sheet2.xml"
    }  # fmt: skip
    assert found.first("styles") == found.only("styles") == "xl/styles.xml"
    assert found.first("sharedStrings") == ""
    with pytest.raises(KeyError):
        found.only("sharedStrings")
