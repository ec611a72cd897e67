"""The doctor looks at everything once, and its lines can be acted upon."""

from gsafety_xl.desk import Health, examine
from gsafety_xl.desk.diagnosis import fine, problem
from tests.desk.machine import Machine


def test_everything_is_looked_at_once(machine: Machine) -> None:
    names = [item.name for item in examine(machine.desk)]
    assert len(names) == len(set(names)) == 12


def test_whatever_is_not_well_has_a_remedy(machine: Machine) -> None:
    machine.put_excel()
    unwell = {Health.WARNING, Health.PROBLEM}
    diagnoses = [item for item in examine(machine.desk) if item.health in unwell]
    assert diagnoses
    assert [item for item in diagnoses if not item.remedy] == []


def test_a_diagnosis_is_a_line_or_two() -> None:
    assert fine("Excel", "16.0").lines() == ["[正常] Excel：16.0"]
    assert problem("Excel", "坏了", "修").lines() == ["[有问题] Excel：坏了", "    办法：修"]
