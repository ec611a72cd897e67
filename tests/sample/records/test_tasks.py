"""The tasks of the plans of the year: each proved by entries of its time."""

from gsafety_xl.sample.keeping import SampleYear
from gsafety_xl.schema.units import BUREAU
from tests.sample.year_entries import by_number, choices, day, everywhere, titled

PROOFS = ("inspection", "drill", "meeting", "training", "campaign")
ENDED = ("held_at", "end_on", "date")


def test_proofs_exist_are_of_the_unit_and_of_the_time(each_year: SampleYear) -> None:
    proofs, plans = by_number(each_year, *PROOFS), by_number(each_year, "plan")
    for task in everywhere(each_year, "plan_task"):
        numbers = str(task["evidence_ids"]).split("、")
        issued = day(plans[str(task["plan_id"])]["issued_on"])
        for number in numbers:
            proof = proofs[number]
            ended = day(next(proof[key] for key in ENDED if proof.get(key)))
            assert proof["unit"] == task["unit"]
            assert issued <= ended <= day(task["due_on"])
        assert len(numbers) == task["done_quantity"]


def test_all_are_done_when_the_last_proof_was(each_year: SampleYear) -> None:
    for task in everywhere(each_year, "plan_task"):
        assert task["status"] == "done"
        assert day(task["done_on"]) <= day(task["due_on"])


def test_the_bureau_reaches_what_it_set_out_to(sample_year: SampleYear) -> None:
    for task in sample_year.records[BUREAU]["plan_task"]:
        assert task["done_quantity"] == task["target"], task["task"]


def test_every_plan_of_the_bureau_has_tasks(each_year: SampleYear) -> None:
    plans = {plan["id"] for plan in each_year.records[BUREAU]["plan"]}
    assert {task["plan_id"] for task in each_year.records[BUREAU]["plan_task"]} == plans


def test_tasks_rest_on_duties_of_all_fields_but_terror(sample_year: SampleYear) -> None:
    clauses = {
        clause[:2]
        for task in sample_year.records[BUREAU]["plan_task"]
        for clause in choices(task["clause_ids"])
    }
    assert clauses == {"安全", "消防", "灾害"}


def test_a_kind_of_campaign_is_meant_exactly(sample_year: SampleYear) -> None:
    (task,) = [
        item
        for item in sample_year.records[BUREAU]["plan_task"]
        if "系统内消防安全专项治理" in str(item["task"])
    ]
    assert task["evidence_ids"] == titled(sample_year, BUREAU, "campaign", "系统内消防")["id"]


def test_a_unit_without_a_plan_has_no_tasks(sample_year: SampleYear) -> None:
    assert sample_year.records["GY03"]["plan_task"] == []
