"""Whatever the document: refusals, files, repeatability, packages that Word opens."""

# ruff: noqa: E501 - a sheet is as wide as it is

import zipfile
from pathlib import Path

import docx
import pytest

from gsafety_xl.model import GsafetyError
from gsafety_xl.reports.provenance import read_provenance
from tests.reports.conftest import Office
from tests.reports.reading import attribute, found, line_with, lines_of, part, text_of
from tests.reports.sheets import write_template

#: Order of the children that ISO/IEC 29500-1 (17.3, 17.4) gives these properties.
SCHEMA_ORDER = {
    "w:pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr "
    "suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct "
    "topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind "
    "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "w:rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss "
    "imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs "
    "highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "w:tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize "
    "tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption",
    "w:tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection "
    "tcFitText vAlign hideMark",
    "w:sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc "
    "pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi "
    "rtlGutter docGrid printerSettings",
}
QUARTER = """
JC:
| 检查编号         | 检查日期   | 检查主题 | 被检查单位 | 检查点位 | 检查人次 | 检查结论 | 整改通知书号 | 整改期限   |
| JB00-JC-2026-001 | 2026-03-05 | 节前检查 | 东湖公园   | 东大门   | 3        | 限期整改 | 整〔2026〕3号 | 2026-03-20 |

YH:
| 隐患编号         | 检查编号         | 发现日期   | 隐患单位 | 隐患描述   | 隐患级别 | 整改期限   | 整改完成日期 |
| JB00-YH-2026-001 | JB00-JC-2026-001 | 2026-03-05 | 东湖公园 | 灭火器过期 | 一般     | 2026-03-20 | 2026-03-18   |

ST GYS01:
| 统计年月 | 是否零报告 | 事故起数 |
| 2026-03  | 是         | 0        |
"""
PERIODS = {"D03": "2026-Q1", "D05": "2026-03", "D22": "2026-Q1"}
every_document = pytest.mark.parametrize("code", PERIODS)


@pytest.fixture
def quarter(office: Office) -> Office:
    office.docstring = QUARTER
    return office


@pytest.mark.parametrize(
    ("code", "ledger", "sheet"),
    [
        ("D03", "inspection", "JC"),
        ("D22", "hidden_danger", "YH"),
        ("D05", "accident_statistics", "ST"),
    ],
)
def test_a_ledger_that_is_not_there(office: Office, code: str, ledger: str, sheet: str) -> None:
    with pytest.raises(GsafetyError) as refusal:
        office.render(code, absent=ledger, period=PERIODS[code])
    assert office.catalogue.ledgers[ledger].code == sheet
    assert f"工作簿里没有 {office.catalogue.ledgers[ledger].sheet}" in str(refusal.value)
    assert list(office.folder.iterdir()) == []


def test_several_documents_at_once(quarter: Office) -> None:
    rendered = quarter.render("D03", "D22", period="2026-03")
    assert [path.name for path in rendered.paths] == [
        "2026年3月安全生产检查情况报告.docx",
        "隐患整改通知书_整〔2026〕3号_东湖公园.docx",
    ]


def test_a_refusal_leaves_no_file_behind(quarter: Office) -> None:
    with pytest.raises(GsafetyError, match="D05"):
        quarter.render("D05")
    assert list(quarter.folder.iterdir()) == []


@every_document
@pytest.mark.parametrize("review", [False, True])
def test_the_same_data_give_the_same_bytes(quarter: Office, code: str, review: bool) -> None:  # noqa: FBT001
    made = []
    for name in ("甲", "乙"):
        folder = quarter.folder / name
        folder.mkdir()
        path = quarter(code, period=PERIODS[code], folder=folder, review=review)
        made.append(path.read_bytes())
    assert made[0] == made[1]


@every_document
def test_a_document_is_a_package_that_word_opens(quarter: Office, code: str) -> None:
    path = quarter(code, period=PERIODS[code], review=True)
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
        assert package.testzip() is None
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert len(names) == len(set(names))
    assert names[0] == "[Content_Types].xml"
    properties = docx.Document(str(path)).core_properties
    assert properties.author == "示例区绿化和市容管理局"
    assert str(properties.created).startswith("2026-03-31")


@every_document
def test_properties_stand_in_the_order_of_the_standard(quarter: Office, code: str) -> None:
    path = quarter(code, period=PERIODS[code], review=True)
    with zipfile.ZipFile(path) as package:
        parts = [name for name in package.namelist() if name.startswith("word/")]
    for name in parts:
        if name.endswith(".xml"):
            root = part(path, name)
            for kind, order in SCHEMA_ORDER.items():
                places = {f"w:{word}": at for at, word in enumerate(order.split())}
                for properties in found(root, kind):
                    tags = [f"w:{child.tag.rpartition('}')[2]}" for child in properties]
                    assert set(tags) <= places.keys(), (name, kind)
                    assert tags == sorted(tags, key=places.__getitem__), (name, kind, tags)


@every_document
def test_no_markup_of_the_template_is_left(quarter: Office, code: str) -> None:
    text = text_of(quarter(code, period=PERIODS[code]))
    for rest in ("{{", "}}", "{%", "%}", "None", "nan", "Figure("):
        assert rest not in text
    assert "示例区绿化和市容管理局" in text


def test_number_signer_and_date_are_left_to_people(quarter: Office) -> None:
    path = quarter("D03")
    head = line_with(path, "签发人")
    assert "〔待编号〕" in head
    assert head.endswith("签发人：（待签）")
    assert [line.strip() for line in lines_of(path)].count("年　月　日") == 1


def test_an_offices_own_template_goes_first(quarter: Office, tmp_path: Path) -> None:
    templates = tmp_path / "模板"
    templates.mkdir()
    name = quarter.catalogue.documents["D03"].template
    write_template(templates / name, "我局自己的模板，隐患{{ K04 }}处。")
    path = quarter("D03", templates=templates)
    assert lines_of(path) == ["我局自己的模板，隐患1处。"]
    assert [item.code for item in read_provenance(path).figures] == ["K04"]
    other = quarter("D22", templates=templates)
    assert "一、存在问题" in lines_of(other)


def test_a_mistake_in_an_offices_template_names_it(quarter: Office, tmp_path: Path) -> None:
    name = quarter.catalogue.documents["D03"].template
    write_template(tmp_path / name, "一", "{{ K04 }}", "{{ K04处 }}")
    with pytest.raises(GsafetyError, match=f"{name} 第 3 段"):
        quarter("D03", templates=tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_figures_are_recorded_once_in_the_order_of_printing(quarter: Office) -> None:
    name = quarter.catalogue.documents["D03"].template
    write_template(quarter.folder / name, "{{ K05 }}", "{{ K04 }}和{{ K05 }}")
    path = quarter("D03", templates=quarter.folder)
    assert [item.code for item in read_provenance(path).figures] == ["K05", "K04"]


def test_comments_of_a_review_are_dated_by_the_data(quarter: Office) -> None:
    comments = part(quarter("D03", review=True), "word/comments.xml")
    dates = {attribute(item, "date")[:10] for item in found(comments, "w:comment")}
    assert dates <= {"2026-03-31", ""}
