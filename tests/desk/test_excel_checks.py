"""What the doctor says of Excel, WPS and the add-in, in every state of a computer."""

import pytest

from gsafety_xl import __version__
from gsafety_xl.desk import Diagnosis, Health, carry_out, plan_install
from gsafety_xl.desk.excel_checks import check_excel_desk
from gsafety_xl.desk.programs import Answer
from gsafety_xl.desk.settings import SECTION
from tests.desk.machine import LOCATIONS_16, OFFICE_16, Machine

EXCEL, WPS, ADD_IN, INTERPRETER, TRUST = range(5)


@pytest.fixture
def ready(machine: Machine) -> Machine:
    """A computer with Excel on which the add-in has just been installed."""
    machine.put_excel()
    machine.answer_to_excel(f'"{machine.folder / "office" / "EXCEL.EXE"}" /automation')
    machine.programs.answer = Answer(0, __version__, 0.1)
    carry_out(plan_install(machine.desk), machine.registry, lambda _: None)
    return machine


def states(machine: Machine) -> list[Health]:
    return [item.health for item in check_excel_desk(machine.desk)]


def said(machine: Machine, number: int) -> Diagnosis:
    return check_excel_desk(machine.desk)[number]


def test_after_an_installation_all_is_well(ready: Machine) -> None:
    assert states(ready) == [Health.OK] * 5
    python = str(ready.folder / "python" / "python.exe")
    assert [command[:2] for command in ready.programs.asked] == [[python, "-I"]]


def test_outside_windows_nothing_of_it_applies(machine: Machine) -> None:
    machine.system = "linux"
    assert states(machine) == [Health.NOT_APPLICABLE] * 5


def test_a_desk_with_wps_only_is_shown_the_menu(machine: Machine) -> None:
    machine.answer_to_excel(r"C:\WPS\et.exe /automation")
    nothing = Health.NOT_APPLICABLE
    assert states(machine) == [Health.WARNING, Health.OK, nothing, nothing, nothing]
    assert "gsafety build menu" in said(machine, EXCEL).remedy
    assert said(machine, WPS).found == r"由 WPS 打开表格：C:\WPS\et.exe"


def test_excel_without_the_add_in_is_no_fault(machine: Machine) -> None:
    machine.put_excel()
    nothing = Health.NOT_APPLICABLE
    assert states(machine) == [Health.OK, Health.OK, Health.WARNING, nothing, nothing]
    assert said(machine, ADD_IN).remedy.startswith("请运行 gsafety addin install")


def test_wps_in_excels_place_breaks_the_buttons(ready: Machine) -> None:
    ready.answer_to_excel(r'"C:\WPS\et.exe" /automation')
    diagnosis = said(ready, WPS)
    assert diagnosis.health is Health.PROBLEM
    assert diagnosis.found == r"WPS 占用了 Excel 的自动化接口：C:\WPS\et.exe"


def test_wps_opening_workbooks_is_worth_a_word(ready: Machine) -> None:
    ready.registry.write(r"HKCR\.xlsx", "", "ET.Xlsx.6")
    ready.registry.write(r"HKCR\ET.Xlsx.6\shell\open\command", "", r'"C:\WPS\et.exe" "%1"')
    assert said(ready, WPS).health is Health.WARNING


def test_an_add_in_of_another_version_is_a_problem(ready: Machine) -> None:
    ready.installed.write_bytes(b"older")
    diagnosis = said(ready, ADD_IN)
    assert diagnosis.health is Health.PROBLEM
    assert diagnosis.found == f"与本版本的不同：{ready.installed}"


def test_a_package_without_the_add_in_is_a_problem(ready: Machine) -> None:
    ready.desk.add_in.unlink()
    assert said(ready, ADD_IN).found == "安装包里没有 gsafety.xlam"


def test_an_add_in_that_excel_disabled_is_a_problem(ready: Machine) -> None:
    key = rf"{OFFICE_16}\Resiliency\DisabledItems"
    ready.registry.content[key] = {"5B2": "x".encode("utf-16-le"), "n": 3}
    assert said(ready, ADD_IN).health is Health.OK
    ready.registry.content[key]["7C1"] = r"\XLSTART\Gsafety.XLAM".encode("utf-16-le")
    assert "禁用项目" in said(ready, ADD_IN).found


def test_an_add_in_without_a_python_is_a_problem(ready: Machine) -> None:
    ready.registry.delete_value(SECTION, "Interpreter")
    assert said(ready, INTERPRETER).found == "没有设置，按钮不能用"


def test_a_python_that_is_gone_is_a_problem(ready: Machine) -> None:
    (ready.folder / "python" / "pythonw.exe").unlink()
    assert said(ready, INTERPRETER).found.startswith("设置的程序不存在：")


def test_a_python_without_the_package_is_a_problem(ready: Machine) -> None:
    ready.programs.answer = Answer(1, "ModuleNotFoundError")
    diagnosis = said(ready, INTERPRETER)
    assert diagnosis.health is Health.PROBLEM
    assert "--user" in diagnosis.remedy


def test_a_python_with_another_version_is_a_problem(ready: Machine) -> None:
    ready.programs.answer = Answer(0, "0.0.9")
    assert said(ready, INTERPRETER).found.endswith(f"里是 0.0.9，这里是 {__version__}")


def test_a_start_folder_that_is_not_trusted_is_worth_a_word(ready: Machine) -> None:
    ready.registry.write(rf"{LOCATIONS_16}\Location0", "Path", "C:\\elsewhere\\")
    diagnosis = said(ready, TRUST)
    assert diagnosis.health is Health.WARNING
    assert diagnosis.found == f"Excel 16.0 没有把 {ready.start_folder} 列入"


def test_a_policy_against_trusted_locations_is_a_problem(ready: Machine) -> None:
    policy = r"HKCU\Software\Policies\Microsoft\Office\16.0\Excel\Security\Trusted Locations"
    ready.registry.write(policy, "AllLocationsDisabled", 1)
    diagnosis = said(ready, TRUST)
    assert diagnosis.health is Health.PROBLEM
    assert "组策略" in diagnosis.remedy


def test_every_problem_comes_with_a_remedy(ready: Machine) -> None:
    ready.installed.write_bytes(b"older")
    ready.programs.answer = Answer(None, "denied")
    ready.answer_to_excel(r"C:\WPS\et.exe")
    troubled = [item for item in check_excel_desk(ready.desk) if item.health is Health.PROBLEM]
    assert len(troubled) == 3
    assert all(item.remedy for item in troubled)
