"""The engine offers what Windows and macOS offer, and refuses what they refuse."""

from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
import xlwings

from tests.office.uno_engine import Alert, AutomationError, Session


class TestLooks:
    def test_a_fill_is_set_and_taken_off(self, sheet: xlwings.Sheet) -> None:
        sheet["A1"].color = (255, 199, 206)
        assert sheet["A1"].color == (255, 199, 206)
        sheet["A1"].color = None
        assert sheet["A1"].color is None

    def test_a_fill_may_be_written_as_in_a_style_sheet(self, sheet: xlwings.Sheet) -> None:
        sheet["A1:B1"].color = "#FFC7CE"
        assert sheet["B1"].color == (255, 199, 206)

    def test_fonts_are_set_for_chinese_too(self, sheet: xlwings.Sheet) -> None:
        sheet["A1"].font.bold = True
        sheet["A1"].font.color = (156, 0, 6)
        assert (sheet["A1"].font.bold, sheet["A1"].font.color) == (True, (156, 0, 6))
        assert sheet["A1:A2"].font.bold is None

    def test_a_column_is_as_wide_as_it_was_set(self, sheet: xlwings.Sheet) -> None:
        sheet["B:B"].column_width = 30
        assert sheet["B1"].column_width == pytest.approx(30, abs=0.2)
        sheet["B1"].value = "短"
        sheet["B:B"].autofit()
        assert (sheet["B1"].column_width or 99) < 10

    def test_formats_that_differ_have_no_common_one(self, sheet: xlwings.Sheet) -> None:
        sheet["A1"].number_format = "@"
        found = [sheet[place].number_format for place in ("A1", "A2", "A1:A2")]
        assert found == ["@", "General", None]


class TestNotesAndLinks:
    def test_a_note_is_added_changed_and_deleted(self, sheet: xlwings.Sheet) -> None:
        note = sheet["B2"].add_note("请核对")
        note.text = "已核对"
        assert sheet["B2"].note is not None
        assert sheet["B2"].note.text == "已核对"
        sheet["B2"].note.delete()
        assert sheet["B2"].note is None

    def test_a_second_note_is_refused(self, sheet: xlwings.Sheet) -> None:
        sheet["B2"].add_note("请核对")
        with pytest.raises(ValueError, match="already has a note"):
            sheet["B2"].add_note("再核对")

    def test_a_link_leads_to_a_cell(self, sheet: xlwings.Sheet) -> None:
        sheet["A1"].add_hyperlink("#'台账'!B3", "B3")
        assert sheet["A1"].value == "B3"
        assert sheet["A1"].hyperlink == "#'台账'!B3"

    def test_a_link_survives_saving(self, book: xlwings.Book, tmp_path: Path) -> None:
        book.sheets["Sheet1"]["A1"].add_hyperlink("#'台账'!B3", "B3")
        book.save(str(tmp_path / "存过.xlsx"))
        assert book.sheets["Sheet1"]["A1"].hyperlink.startswith("#")


class TestSheets:
    def test_one_is_added_named_and_deleted(self, book: xlwings.Book) -> None:
        added = book.sheets.add("校验结果", after=book.sheets[-1])
        assert book.sheet_names == ["Sheet1", "台账", "校验结果"]
        assert book.sheets.active.name == "校验结果"
        added.delete()
        assert book.sheet_names == ["Sheet1", "台账"]

    def test_a_name_is_never_in_the_collection(self, book: xlwings.Book) -> None:
        assert ("台账" in book.sheets) is False

    @pytest.mark.parametrize("name", ["台账", "a/b", "长" * 32])
    def test_names_that_excel_refuses_are_refused(self, book: xlwings.Book, name: str) -> None:
        with pytest.raises((AutomationError, ValueError)):
            book.sheets.add(name)

    def test_one_that_is_missing_cannot_be_had(self, book: xlwings.Book) -> None:
        with pytest.raises(AutomationError):
            book.sheets("没有").name  # noqa: B018 - xlwings asks late

    def test_hidden_ones_cannot_be_brought_to_the_front(self, book: xlwings.Book) -> None:
        book.sheets["台账"].visible = False
        assert not book.sheets["台账"].visible
        with pytest.raises(AutomationError):
            book.sheets["台账"].activate()
        with pytest.raises(AutomationError):
            book.sheets["Sheet1"].visible = False

    def test_cells_are_selected_on_the_active_sheet_only(self, book: xlwings.Book) -> None:
        book.sheets["台账"].activate()
        book.sheets["台账"]["B2:C3"].select()
        selected = book.app.selection
        assert selected is not None
        assert (selected.sheet.name, selected.address) == ("台账", "$B$2:$C$3")
        with pytest.raises(AutomationError):
            book.sheets["Sheet1"]["A1"].select()

    def test_merged_cells_know_their_area(self, sheet: xlwings.Sheet) -> None:
        sheet["A1:C1"].merge()
        assert sheet["B1"].merge_cells
        assert sheet["B1"].merge_area.address == "$A$1:$C$1"
        assert [sheet[place].merge_cells for place in ("A2:C9", "A1:B1")] == [False, True]
        assert sheet["A1:C2"].merge_cells is None

    def test_names_lead_to_cells(self, book: xlwings.Book) -> None:
        book.names.add("list_kind", "='台账'!$B$2:$B$5")
        assert book.names["list_kind"].refers_to_range.address == "$B$2:$B$5"
        assert book.sheets["台账"]["list_kind"].shape == (4, 1)

    def test_a_list_of_choices_is_put_on_cells_and_taken_off(self, book: xlwings.Book) -> None:
        kinds = book.names.add("list_kind", "='台账'!$B$2:$B$5")
        validation = book.sheets["Sheet1"]["A1:A9"].data_validation
        validation.set_list(kinds)
        assert (validation.type, validation.formula1) == ("list", "=list_kind")
        validation.set_list(["是", "否"])
        assert validation.type == "list"
        validation.delete()
        assert book.sheets["Sheet1"]["A1"].data_validation.type == "none"

    def test_tables_know_their_parts(
        self, opened: Callable[[Path], xlwings.Book], tmp_path: Path
    ) -> None:
        path = tmp_path / "表.xlsx"
        written = xlsxwriter.Workbook(str(path))
        options = {"name": "ledger_YH", "columns": [{"header": "编号"}, {"header": "级别"}]}
        written.add_worksheet("04隐患整改").add_table("A3:B6", options)
        written.close()
        page = opened(path).sheets[0]
        assert [table.name for table in page.tables] == ["ledger_YH"]
        table = page["B5"].table
        assert table is not None
        assert table.header_row_range is not None
        assert table.header_row_range.value == ["编号", "级别"]
        assert table.data_body_range is not None
        assert table.data_body_range.address == "$A$4:$B$6"

    def test_a_table_is_made_of_cells_once(self, sheet: xlwings.Sheet) -> None:
        sheet["A1:B3"].value = [["编号", "级别"], ["1", "一般"], ["2", "重大"]]
        table = sheet.tables.add(sheet["A1:B3"], name="results")
        assert table.range.address == "$A$1:$B$3"
        with pytest.raises(AutomationError):
            sheet.tables.add(sheet["B2:C5"])

    def test_ctrl_and_an_arrow_lead_to_the_edge(self, sheet: xlwings.Sheet) -> None:
        sheet["B2:B4"].value = "甲"
        sheet["B8"].value = "乙"
        ends = [sheet[place].end("down").address for place in ("B1", "B2", "B4", "B8")]
        assert ends == ["$B$2", "$B$4", "$B$8", "$B$1048576"]
        assert sheet["B2"].expand("down").address == "$B$2:$B$4"


class TestApplication:
    def test_the_calling_book_is_found_by_its_name(
        self, book: xlwings.Book, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        arguments = ["x", f"--wb={book.fullname}", "--from_xl=1", "--hwnd=0"]
        monkeypatch.setattr("sys.argv", arguments)
        assert xlwings.Book.caller() == book

    def test_messages_are_recorded(self, book: xlwings.Book, session: Session) -> None:
        assert book.app.alert("发现 3 处问题", "校验") == "ok"
        assert session.alerts == [Alert("发现 3 处问题", "校验", "ok", None)]

    def test_questions_need_an_answer(self, book: xlwings.Book, session: Session) -> None:
        session.answers.append("no")
        assert book.app.alert("继续吗？", buttons="yes_no") == "no"
        with pytest.raises(AssertionError, match="继续吗"):
            book.app.alert("继续吗？", buttons="yes_no")

    def test_what_it_was_doing_is_shown_and_put_back(
        self, book: xlwings.Book, session: Session
    ) -> None:
        with book.app.properties(screen_updating=False, status_bar="正在校验"):
            during = book.app.screen_updating
        assert (during, book.app.screen_updating) == (False, True)
        assert session.status == ["正在校验", False]

    def test_calculation_is_of_two_kinds(self, book: xlwings.Book) -> None:
        book.app.calculation = "manual"
        assert book.app.calculation == "manual"
        book.app.calculation = "automatic"


class TestStrictness:
    @pytest.mark.parametrize(
        "ask",
        [
            lambda sheet: sheet.freeze_panes.freeze_at("A2"),
            lambda sheet: sheet["A1"].copy_from(sheet["B1"]),
            lambda sheet: sheet["1:2"].group(),
            lambda sheet: sheet["A1"].comment,
            lambda sheet: sheet.charts,
            lambda sheet: sheet.api.ListObjects,
            lambda sheet: sheet["A1"].api.Interior,
            lambda sheet: sheet.book.api.Names,
        ],
    )
    def test_what_is_not_everywhere_is_nowhere(
        self, sheet: xlwings.Sheet, ask: Callable[[xlwings.Sheet], object]
    ) -> None:
        with pytest.raises((NotImplementedError, AttributeError)):
            ask(sheet)

    def test_errors_of_the_program_are_wrapped(self, book: xlwings.Book) -> None:
        sheet = book.sheets["台账"]
        book.close()
        with pytest.raises(AutomationError, match="raw_value"):
            sheet["A1"].value = 1
