"""Keeps count while a document is read: every entry is read, or listed with its reason."""

from nmsdesk.documents.imports.format import Say
from nmsdesk.domain.imported import ImportReport, NotTaken
from nmsdesk.domain.reason import Fact, Reason


class Tally:
    """Every entry is closed once, by its running number; `report` has the document's order."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self._left_out: dict[int, NotTaken] = {}
        self._read: set[int] = set()
        self.unrecognised = 0

    def read(self, entry: int) -> None:
        """The entry with this running number was taken."""
        self._read.add(entry)

    def leave_out(self, entry: int, place: str, key: str, **values: Fact) -> None:
        """The entry was not taken; `key` names the sentence that says why."""
        self.leave_out_because(entry, place, Reason(key, tuple(values.items())))

    def leave_out_because(self, entry: int, where: str, reason: Reason) -> None:
        self._left_out[entry] = NotTaken(where, self._say(reason))

    def words(self, key: str, **values: Fact) -> str:
        return self._say(Reason(key, tuple(values.items())))

    def report(self) -> ImportReport:
        left_out = tuple(self._left_out[entry] for entry in sorted(self._left_out))
        entries = len(self._read | self._left_out.keys())
        return ImportReport(entries, len(self._read), self.unrecognised, left_out)
