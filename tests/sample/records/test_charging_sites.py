from collections import Counter

from gsafety_xl.sample.keeping import SampleYear
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.records.charging_sites import charging_site_entries
from gsafety_xl.sample.scene import Entry, Scene
from tests.sample.field_entries import by_number, entries


def found(scene: Scene, text: str, *, is_open: bool, place: str = "员工宿舍") -> list[Entry]:
    """Return HWQ01's sites after a danger was found at one of its places."""
    recorded = Recorded()
    danger: Entry = {
        "id": "JB00-YH-2026-009",
        "target_unit": "HWQ01",
        "kind": "e_bike",
        "site": f"洁城公司{place}北侧",
        "description": text,
        "found_on": scene.day("06-01"),
        "done_on": None if is_open else scene.day("06-05"),
    }
    recorded.add("JB00", "hidden_danger", [danger])
    return charging_site_entries(scene.words.unit("HWQ01"), scene, recorded)


def test_an_open_danger_says_what_is_wrong(scene: Scene) -> None:
    fleet, first, second = found(scene, "3辆电动自行车在室内停放并拉线充电", is_open=True)
    assert (first["indoor"], first["fly_wire"]) == (True, True)
    assert (first["problem"], first["danger_id"]) == (
        "3辆电动自行车在室内停放并拉线充电",
        "JB00-YH-2026-009",
    )
    assert "problem" not in second
    assert "problem" not in fleet


def test_a_danger_over_is_told_but_holds_no_longer(scene: Scene) -> None:
    _fleet, first, _second = found(scene, "3辆电动自行车在室内停放并拉线充电", is_open=False)
    assert (first["indoor"], first["fly_wire"]) == (False, False)
    assert first["problem"] == "3辆电动自行车在室内停放并拉线充电（已整改）"
    assert first["danger_id"] == "JB00-YH-2026-009"


def test_another_kind_of_problem_is_neither_indoors_nor_a_wire(scene: Scene) -> None:
    _fleet, first, _second = found(scene, "充电棚与建筑外墙贴邻，未作防火分隔", is_open=True)
    assert (first["indoor"], first["fly_wire"]) == (False, False)
    assert first["danger_id"]


def test_a_danger_elsewhere_is_none_of_the_site(scene: Scene) -> None:
    sites = found(scene, "室内停放", is_open=True, place="维修车间")
    assert all("danger_id" not in site for site in sites)


def test_problems_cite_a_danger_of_the_kind_at_that_unit(sample_year: SampleYear) -> None:
    dangers = by_number(sample_year, "hidden_danger")
    cited = [site for site in entries(sample_year, "charging_site") if site.get("danger_id")]
    assert cited
    for site in cited:
        danger = dangers[str(site["danger_id"])]
        assert (danger["kind"], danger["target_unit"]) == ("e_bike", site["owner"])


def test_one_site_has_bicycles_indoors_at_the_end_of_the_year(sample_year: SampleYear) -> None:
    (site,) = [s for s in entries(sample_year, "charging_site") if s["indoor"]]
    assert (site["unit"], site["fly_wire"]) == ("HWQ01", True)
    danger = by_number(sample_year, "hidden_danger")[str(site["danger_id"])]
    assert danger["status"] == "in_progress"
    assert site["problem"] == danger["description"]


def test_names_tell_the_sites_of_a_unit_apart(sample_year: SampleYear) -> None:
    names = Counter((site["owner"], site["name"]) for site in entries(sample_year, "charging_site"))
    assert max(names.values()) == 1
    assert ("GY01", "西门停车场职工非机动车棚") in names
