"""A row that somebody put aside: what was seen then, and what has changed since."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from nmsdesk.domain.change import Change, ChangeKind, OpenWindow
from nmsdesk.domain.patient import Patient
from nmsdesk.domain.reason import Label, Reason, because
from nmsdesk.domain.urgency import Level

_OF_DOSE = frozenset(
    {
        ChangeKind.INCREASE,
        ChangeKind.DECREASE,
        ChangeKind.SEROTONERGIC_INCREASE,
        ChangeKind.RAPID_TITRATION,
    }
)
_GAP = "|"


@dataclass(frozen=True, slots=True)
class AsideMark:
    """That a person put a row aside, until when, and what they saw (`seen_now`)."""

    who: str
    at: datetime
    until: datetime
    seen: tuple[str, ...]


def meaning(change: Change) -> str:
    """What makes a change the one that somebody saw: its identity, other drug, class and dose."""
    parts = (change.identity, change.other, change.drug_class.value, change.after_mg)
    return _GAP.join("" if each is None else str(each) for each in parts)


def seen_now(
    windows: Sequence[OpenWindow],
    changes: Iterable[Change],
    patient: Patient,
    last_check: datetime | None,
    level: Level,
) -> tuple[str, ...]:
    """The data under a row, as a person sees them: changes since the windows began, and the rest.

    Each is a line of text, so that it can be kept and compared; the changes come first, each
    after its time, kind and drug.
    """
    begun = min((window.span.start for window in windows), default=datetime.max)
    lines = [
        _GAP.join(("change", each.at.isoformat(), each.kind.value, each.drug, meaning(each)))
        for each in changes
        if each.at >= begun
    ]
    usual = sha256(repr((sorted(patient.risk_factors), patient.baseline)).encode()).hexdigest()
    return (
        *sorted(lines),
        f"check|{'' if last_check is None else last_check.isoformat()}",
        f"level|{level.value}",
        f"person|{usual[:16]}",
    )


def ended_because(seen: Sequence[str], now: Sequence[str], begun: datetime | None) -> Reason | None:
    """What changed since a row was put aside; None where nothing did.

    `begun`: since when windows are open now. What lies before is no longer under the row.
    """
    if new := [line for line in now if line not in seen and line.startswith("change|")]:
        return _changed(new[-1])
    gone = [line for line in seen if line not in now and line.startswith("change|")]
    if begun is not None and (still := [line for line in gone if _at(line) >= begun]):
        return because("reopened_gone", drug=still[-1].split(_GAP)[3])
    for what in ("check", "level", "person"):
        if set(_of(seen, what)) != set(_of(now, what)):
            return because(f"reopened_{what}")
    return None


def _changed(line: str) -> Reason:
    _, _, kind, drug = line.split(_GAP)[:4]
    if ChangeKind(kind) in _OF_DOSE:
        return because("reopened_dose", drug=drug)
    return because("reopened_medicine", drug=drug, change=Label("change", kind))


def _at(line: str) -> datetime:
    return datetime.fromisoformat(line.split(_GAP)[1])


def _of(lines: Sequence[str], what: str) -> Iterator[str]:
    return (line for line in lines if line.startswith(f"{what}{_GAP}"))
