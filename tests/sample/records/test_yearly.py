"""Plans, drills, statistics, the four ones and the registers, one unit at a time."""

from datetime import date

from gsafety_xl.sample.owed import keeps_ledger
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.records.accidents import accident_entries
from gsafety_xl.sample.records.drills import drill_entries
from gsafety_xl.sample.records.plans import plan_entries
from gsafety_xl.sample.records.registers import people_of_unit, unit_entries
from gsafety_xl.sample.records.responsibility import responsibility_entries
from gsafety_xl.sample.records.statistics import statistics_entries
from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.schema.units import BUREAU


def plans(unit: str, scene: Scene) -> list[Entry]:
    return plan_entries(scene.words.unit(unit), scene, Recorded())


def drills(unit: str, scene: Scene) -> list[Entry]:
    return drill_entries(scene.words.unit(unit), scene, Recorded())


def statistics(unit: str, scene: Scene) -> list[Entry]:
    keeper, recorded = scene.words.unit(unit), Recorded()
    recorded.add(unit, "accident", accident_entries(keeper, scene, recorded))
    return statistics_entries(keeper, scene, recorded)


def test_the_bureau_issues_three_plans_with_numbers(scene: Scene) -> None:
    assert [plan["doc_no"] for plan in plans(BUREAU, scene)] == [
        "×绿容发〔2026〕3号",
        "×绿容发〔2026〕5号",
        "×绿容发〔2026〕6号",
    ]


def test_the_safety_plan_went_to_the_safety_committee(scene: Scene) -> None:
    safety, fire, disaster = plans(BUREAU, scene)
    assert safety["reported_to"] == ("safety_committee",)
    assert safety["submission_id"] == "JB00-BS-2026-001"
    assert (fire["submission_id"], disaster["submission_id"]) == (
        "JB00-BS-2026-002",
        "JB00-BS-2026-003",
    )
    assert (safety["has_fire"], fire["has_fire"], disaster["has_fire"]) == (True, True, False)


def test_a_unit_issues_one_plan_on_a_working_day(scene: Scene) -> None:
    (plan,) = plans("GYS01", scene)
    assert plan["title"] == "示例区绿化管理所2026年度安全生产工作计划"
    assert plan["tier"] == "unit"
    assert isinstance(plan["issued_on"], date)
    assert scene.workdays.is_open(plan["issued_on"])


def test_the_unit_without_a_plan_has_none(scene: Scene) -> None:
    assert plans("GY03", scene) == []


def test_drills_stand_in_order_of_their_days(scene: Scene) -> None:
    titles = [drill["title"] for drill in drills("GY01", scene)]
    assert titles == [
        "东湖公园游客疏散演练",
        "东湖公园游乐设施乘客被困救援演练",
        "东湖公园反恐防暴处置演练",
        "东湖公园下半年消防疏散演练",
    ]


def test_a_drill_names_a_plan_of_the_year_before(scene: Scene) -> None:
    numbers = {drill["plan_id"] for drill in drills("GY01", scene)}
    assert numbers == {f"GY01-YA-2025-00{count}" for count in range(1, 5)}


def test_a_unit_without_a_ledger_of_plans_drills_by_the_bureaus(scene: Scene) -> None:
    assert all(
        str(drill["plan_id"]).startswith("JB00-YA-2025-") for drill in drills("HWS01", scene)
    )


def test_a_flawless_drill_has_nothing_to_improve(scene: Scene) -> None:
    second = drills("GY01", scene)[-1]
    assert str(second["problems"]).startswith("未发现")
    assert (second["improvement"], second["improved_on"]) == ("无", None)


def test_only_crowded_places_report_their_drills(scene: Scene) -> None:
    assert all(drill["reported_on"] for drill in drills("GY01", scene))
    assert not any(drill.get("reported_on") for drill in drills("GYS01", scene))


def test_a_drill_put_off_has_no_summary(scene: Scene) -> None:
    (put_off,) = [item for item in drills("JZS01", scene) if item["status"] == "postponed"]
    assert put_off["date"] == date(2026, 9, 18)
    assert put_off["note"] == "因台风预警延期，改期另行安排"
    assert not {"summary_on", "eval_way", "problems"} & put_off.keys()


def test_the_bureau_drills_at_the_places_named(scene: Scene) -> None:
    assert [drill["place"] for drill in drills(BUREAU, scene)] == [
        "局三楼会议室",
        "东湖公园",
        "局三楼会议室",
        "林业站会议室",
        "中心广场",
        "局机关办公楼",
    ]
    assert drills("GYS01", scene)[0]["place"] == "绿管所滨河路行道树养护段"


def test_a_quiet_month_is_a_zero_report(scene: Scene) -> None:
    may = statistics("GYS01", scene)[4]
    assert (may["month"], may["is_zero"]) == ("2026-05", True)
    assert may["zero_statement"] == "本月无事故"
    assert (may["cum_accidents"], may["cum_loss"]) == (0, 0)


def test_an_accident_is_no_zero_report_and_counts_on(scene: Scene) -> None:
    lines = statistics("HWQ01", scene)
    june, july = lines[5], lines[6]
    assert (june["is_zero"], june["accidents"], june["minor"], june["traffic"]) == (False, 1, 1, 1)
    assert "zero_statement" not in june
    assert (july["is_zero"], july["cum_accidents"], july["cum_loss"]) == (True, 1, 1.2)


def test_last_years_accident_stands_beside_its_month(scene: Scene) -> None:
    lines = statistics("HWQ01", scene)
    assert [(line["ly_accidents"], line["ly_loss"]) for line in lines[1:4]] == [
        (0, 0),
        (1, 2.4),
        (0, 0),
    ]
    assert lines[2]["accidents"] == 0


def test_the_month_to_be_missed_is_missing(scene: Scene) -> None:
    months = [str(line["month"])[-2:] for line in statistics("JZS01", scene)]
    assert len(months) == 11
    assert "09" not in months


def test_december_goes_out_with_the_year(scene: Scene) -> None:
    assert statistics("GYS01", scene)[-1]["sent_on"] == scene.as_of


def four_ones(unit: str, scene: Scene) -> Entry:
    (entry,) = responsibility_entries(scene.words.unit(unit), scene, Recorded())
    return entry


def test_the_bureau_has_an_institution_and_a_document(scene: Scene) -> None:
    entry = four_ones(BUREAU, scene)
    assert entry["institution_name"] == "安全工作领导小组办公室"
    assert entry["department"] == "局安全管理科"
    assert entry["doc_no"] == "×绿容〔2026〕6号"
    assert entry["domain"] == ("safety", "fire", "disaster")


def test_a_small_unit_says_why_it_has_no_institution(scene: Scene) -> None:
    entry = four_ones("GY01", scene)
    assert entry["institution"] == "not_needed"
    assert entry["no_institution_reason"]
    assert "institution_name" not in entry


def test_companies_and_offices_call_it_differently(scene: Scene) -> None:
    assert four_ones("HWQ01", scene)["institution_name"] == "安全管理部"
    assert four_ones("GYS01", scene)["institution_name"] == "安全管理科"


def test_the_register_writes_lists_as_clerks_do(scene: Scene) -> None:
    lines = {entry["code"]: entry for entry in unit_entries(scene)}
    assert lines["GYS01"]["aliases"] == "绿化所;区绿管所;局绿管所"
    assert lines["GYS01"]["ledgers"] == "JH、JC、YH、YL、ST、ZR"
    assert lines["GYS01"]["unit"] == BUREAU
    assert lines["GYS01"]["contact"] == scene.staff["GYS01"]["liaison"].name
    assert lines["BGS01"]["ledgers"] is None
    assert lines["BGS01"]["contact"] == scene.staff[BUREAU]["liaison"].name


def people(unit: str, scene: Scene) -> list[Entry]:
    return people_of_unit(scene.words.unit(unit), scene, Recorded())


def test_everybody_in_a_post_has_one_line_somewhere(scene: Scene) -> None:
    keepers = [unit.code for unit in scene.words.units if keeps_ledger(unit, "person")]
    names = [entry["name"] for keeper in keepers for entry in people(keeper, scene)]
    assert sorted(map(str, names)) == sorted(
        person.name for staff in scene.staff.values() for person in staff.people
    )


def test_the_bureau_also_lists_the_people_of_units_without_a_list(scene: Scene) -> None:
    entries = people(BUREAU, scene)
    assert {"JB00", "GYS01", "BJQ01"} <= {entry["unit_id"] for entry in entries}
    assert "GY01" not in {entry["unit_id"] for entry in entries}
    assert {entry["unit_id"] for entry in people("GY01", scene)} == {"GY01"}
    head = entries[0]
    assert (head["title"], head["role"]) == ("党组书记、局长", "principal")
    assert head["from_on"] == date(2019, 3, 1)
