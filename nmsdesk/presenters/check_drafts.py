"""The unfinished checks, one a patient, and the one that was just finished."""

from dataclasses import dataclass

from nmsdesk.domain.ids import PatientId
from nmsdesk.presenters.checklist import Checklist
from nmsdesk.presenters.checklist_layout import SheetPlan


@dataclass(frozen=True, slots=True)
class Finished:
    """A check that is in the record: its entry, and its answers in case it is taken back."""

    patient: PatientId
    entry: int
    checklist: Checklist


class CheckDrafts:
    """Kept while the program runs; nothing of it is in the record."""

    def __init__(self, plans: tuple[SheetPlan, ...], who: str) -> None:
        self._plans = plans
        self._who = who
        self._of: dict[PatientId, Checklist] = {}
        self.finished: Finished | None = None

    def of(self, patient: PatientId) -> Checklist:
        """This patient's draft, begun where there is none."""
        if patient not in self._of:
            made = Checklist(self._plans)
            made.by = self._who
            self._of[patient] = made
        return self._of[patient]

    def finish(self, patient: PatientId, entry: int) -> Checklist:
        """The draft has become `entry` of the journal; gives the empty one that follows."""
        self.finished = Finished(patient, entry, self._of.pop(patient))
        return self.of(patient)

    def taken_back(self) -> Checklist | None:
        """The finished check is out of the record again: its answers are a draft once more."""
        if self.finished is None:
            return None
        done, self.finished = self.finished, None
        self._of[done.patient] = done.checklist
        return done.checklist

    def open_ones(self) -> int:
        """How many patients have an unfinished check."""
        return sum(checklist.started for checklist in self._of.values())

    def forget(self) -> None:
        self._of.clear()
