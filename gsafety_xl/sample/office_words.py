"""The word material of the office ledgers; each file is read once, when first asked for."""

from functools import cached_property, lru_cache

from gsafety_xl.sample.office_shapes import (
    BudgetFile,
    EventFile,
    MeetingFile,
    SmallAccident,
    TaskFile,
    TrainingFile,
)
from gsafety_xl.sample.paper_shapes import (
    AssignmentWords,
    CampaignFile,
    CircularFile,
    EmergencyPlanFile,
    PolicyFile,
    SubmissionFile,
)
from gsafety_xl.sample.words import read_sample


class OfficeWords:
    """The files of ``data/sample``; GsafetyError names a faulty file and key."""

    @cached_property
    def policies(self) -> PolicyFile:
        """Return the regulations and letters."""
        return read_sample("policies", PolicyFile)

    @cached_property
    def emergency_plans(self) -> EmergencyPlanFile:
        """Return the emergency plans."""
        return read_sample("emergency_plans", EmergencyPlanFile)

    @cached_property
    def campaigns(self) -> CampaignFile:
        """Return the campaigns."""
        return read_sample("campaigns", CampaignFile)

    @cached_property
    def accidents(self) -> list[SmallAccident]:
        """Return the accidents of the year."""
        return read_sample("accidents", dict[str, list[SmallAccident]])["accidents"]

    @cached_property
    def meetings(self) -> MeetingFile:
        """Return the meetings."""
        return read_sample("meetings", MeetingFile)

    @cached_property
    def trainings(self) -> TrainingFile:
        """Return the courses and events."""
        return read_sample("trainings", TrainingFile)

    @cached_property
    def budgets(self) -> BudgetFile:
        """Return the budgets."""
        return read_sample("budgets", BudgetFile)

    @cached_property
    def assignments(self) -> list[AssignmentWords]:
        """Return what the bureau was told to do."""
        return read_sample("assignments", dict[str, list[AssignmentWords]])["assignments"]

    @cached_property
    def circulars(self) -> CircularFile:
        """Return the papers received."""
        return read_sample("circulars", CircularFile)

    @cached_property
    def submissions(self) -> SubmissionFile:
        """Return what was sent up, and how files are called."""
        return read_sample("submissions", SubmissionFile)

    @cached_property
    def events(self) -> EventFile:
        """Return the events supported."""
        return read_sample("events", EventFile)

    @cached_property
    def tasks(self) -> TaskFile:
        """Return the tasks of the plans of the year."""
        return read_sample("tasks", TaskFile)


@lru_cache(maxsize=1)
def office_words() -> OfficeWords:
    """Return the word material, the same each time."""
    return OfficeWords()
