"""Which way the assessed signs lean, and what to look for next (judgement.md section 3)."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from nmsdesk.domain.comparison import ComparedRow, Comparison, Leaning, Side
from nmsdesk.domain.evidence import Evidence
from nmsdesk.domain.features import Feature, Features, Gift, Pull
from nmsdesk.domain.ids import FindingId
from nmsdesk.domain.reason import Reason, because, label
from nmsdesk.domain.truth import MET, NOT_MET, UNKNOWN, Truth

_NMS, _SEROTONIN, _NOT_ASSESSED = Side.NMS, Side.SEROTONIN_SYNDROME, Side.NOT_ASSESSED


class Standing(NamedTuple):
    """Everything that the verdict is made from; a tuple, since one is imagined for every row."""

    nms: int
    serotonin: int
    gate_nms: Truth
    gate_serotonin: Truth
    core_nms: bool
    core_serotonin: bool
    nothing_left_open: bool
    """Tone, reflexes, clonus, mental state and temperature assessed, and no point given."""


def verdict(standing: Standing, features: Features) -> Leaning:
    """The rules of section 3, in their order; a side that is not open is never leaned to."""
    open_nms = standing.gate_nms is MET
    open_serotonin = standing.gate_serotonin is MET
    if not (open_nms or open_serotonin):
        closed = standing.gate_nms is NOT_MET and standing.gate_serotonin is NOT_MET
        return Leaning.NEITHER if closed else Leaning.UNDETERMINED
    ahead = standing.nms - standing.serotonin
    if open_nms and open_serotonin:
        if ahead >= features.ahead:
            return Leaning.NMS
        if -ahead >= features.ahead:
            return Leaning.SEROTONIN_SYNDROME
        if min(standing.nms, standing.serotonin) >= features.both:
            return Leaning.BOTH
    elif open_nms:
        reached = standing.core_nms or standing.nms >= features.alone
        if reached and -ahead < features.ahead:
            return Leaning.NMS
    else:
        reached = standing.core_serotonin or standing.serotonin >= features.alone
        if reached and ahead < features.ahead:
            return Leaning.SEROTONIN_SYNDROME
    return Leaning.NEITHER if standing.nothing_left_open else Leaning.UNDETERMINED


def compare(evidence: Evidence, features: Features) -> Comparison:
    """Fill every row with this case's findings, add the points, lean, and say what is next."""
    rows = tuple([_row(feature, evidence) for feature in features.rows])
    signs = frozenset([row.id for row in rows if row.points and _is_sign(row, evidence)])
    standing = _standing(rows, signs, evidence, features)
    leaning = verdict(standing, features)
    toward_nms, toward_serotonin, neutral, not_assessed = _sorted_out(rows, evidence, features)
    return Comparison(
        leaning=leaning,
        nms_points=standing.nms,
        serotonin_points=standing.serotonin,
        rows=rows,
        check_next=_check_next(rows, signs, standing, features, evidence),
        why=tuple(_why(evidence, features, standing, leaning)),
        toward_nms=toward_nms,
        toward_serotonin=toward_serotonin,
        neutral=neutral,
        not_assessed=not_assessed,
    )


def _sorted_out(
    rows: Iterable[ComparedRow], evidence: Evidence, features: Features
) -> tuple[tuple[FindingId, ...], ...]:
    """The findings of all rows: toward NMS, toward serotonin syndrome, neutral, not assessed."""
    pulling = {name: row.side for row in rows if row.points for name in row.findings}
    values = evidence.values
    pulled = [name for name in features.listed if name in pulling]
    return (
        tuple([name for name in pulled if pulling[name] is _NMS]),
        tuple([name for name in pulled if pulling[name] is _SEROTONIN]),
        tuple([name for name in features.listed if name in values and name not in pulling]),
        tuple([name for name in features.listed if name not in values]),
    )


def _row(feature: Feature, evidence: Evidence) -> ComparedRow:
    readings = evidence.readings.newest
    if readings.keys().isdisjoint(feature.findings):
        return feature.not_assessed
    seen = [readings[name] for name in feature.findings if name in readings]
    reasons = tuple([evidence.found(reading) for reading in seen])
    pull = _pull(feature, evidence)
    if pull is None:
        names = tuple([each.finding for each in seen])
        return ComparedRow(feature.id, Side.NEUTRAL, 0, reasons, names)
    by = tuple([name for name in pull.findings if _supports(name, pull, evidence)])
    return ComparedRow(feature.id, pull.side, pull.points, reasons, by or pull.findings)


def _pull(feature: Feature, evidence: Evidence) -> Pull | None:
    for pull in feature.pulls:
        if pull.when.answer(evidence) is MET:
            return pull
    return None


def _supports(name: FindingId, pull: Pull, evidence: Evidence) -> bool:
    """Of a row's findings those that are there; of a pull by absence those found absent."""
    value = evidence.values.get(name)
    if value is None:
        return False
    present = any(evidence.values.get(each) not in (None, False) for each in pull.findings)
    return value is not False if present else True


def _standing(
    rows: tuple[ComparedRow, ...], signs: frozenset[str], evidence: Evidence, features: Features
) -> Standing:
    nms = serotonin = 0
    for row in rows:
        if row.points and row.side is _NMS:
            nms += row.points
        elif row.points and row.side is _SEROTONIN:
            serotonin += row.points
    return Standing(
        nms=nms,
        serotonin=serotonin,
        gate_nms=features.gate_nms.answer(evidence),
        gate_serotonin=features.gate_serotonin.answer(evidence),
        core_nms=features.core_nms.answer(evidence) is MET,
        core_serotonin=features.core_serotonin.answer(evidence) is MET,
        nothing_left_open=not signs and not _left_open(rows, features),
    )


def _left_open(rows: tuple[ComparedRow, ...], features: Features) -> list[str]:
    """The rows that stand between a case without a sign and `neither`."""
    return [
        row.id
        for row, feature in zip(rows, features.rows, strict=True)
        if row.side is _NOT_ASSESSED and feature.needed_for_neither
    ]


def _is_sign(row: ComparedRow, evidence: Evidence) -> bool:
    """A point for what was looked for and not found is no present sign."""
    return any(evidence.values.get(name) is not False for name in row.findings)


def _check_next(
    rows: tuple[ComparedRow, ...],
    signs: frozenset[str],
    standing: Standing,
    features: Features,
    evidence: Evidence,
) -> tuple[FindingId, ...]:
    """What nobody looked for: could change the verdict first, then weight, then bedside first.

    A row of which only a part was looked for and not found (spontaneous clonus, say) is asked
    for the rest, since the rest can still give its full weight. Of a case without a sign the
    one row that is left open before `neither` changes it too.
    """
    leaning = verdict(standing, features)
    completable = _completable(features, evidence)
    turning: set[str] = set()
    if MET in (standing.gate_nms, standing.gate_serotonin):
        for gift, rows_giving in features.givers.items():
            if verdict(_imagined(gift, standing, completable), features) is not leaning:
                turning |= rows_giving
    left_open = [] if signs else _left_open(rows, features)
    assessed = evidence.values.keys()
    changing: list[FindingId] = []
    others: list[FindingId] = []
    for feature in features.weightiest:
        if feature.id in signs:
            continue
        left = feature.asked
        if not assessed.isdisjoint(left):
            left = tuple([name for name in left if name not in assessed])
        if not left:
            continue
        changes = feature.id in turning or left_open == [feature.id]
        (changing if changes else others).extend(left)
    return (*changing, *others)


def _completable(features: Features, evidence: Evidence) -> tuple[Side, ...]:
    """The sides whose core picture what was not assessed can still complete."""
    cores = ((_NMS, features.core_nms), (_SEROTONIN, features.core_serotonin))
    return tuple([side for side, core in cores if core.answer(evidence) is UNKNOWN])


def _imagined(gift: Gift, standing: Standing, completable: tuple[Side, ...]) -> Standing:
    """Where the case would stand if a row gave a side all that it can; as it stands if nothing."""
    nms, serotonin, gate_nms, gate_serotonin, core_nms, core_serotonin, _ = standing
    completes = gift.core and gift.side in completable
    if not gift.points and not completes:
        return standing
    if gift.side is _NMS:
        nms, core_nms = nms + gift.points, core_nms or completes
    else:
        serotonin, core_serotonin = serotonin + gift.points, core_serotonin or completes
    return Standing(
        nms,
        serotonin,
        gate_nms,
        gate_serotonin,
        core_nms,
        core_serotonin,
        nothing_left_open=False,
    )


def _why(
    evidence: Evidence, features: Features, standing: Standing, leaning: Leaning
) -> Iterator[Reason]:
    yield because("leaning", leaning=label("leaning", leaning.value))
    yield because("points", nms=standing.nms, serotonin=standing.serotonin)
    yield because(
        "gates",
        nms=label("gate", standing.gate_nms.value),
        serotonin=label("gate", standing.gate_serotonin.value),
    )
    if standing.gate_nms is MET and standing.gate_serotonin is MET:
        yield because("both_exposures")
    yield from evidence.why(features.gate_nms)
    yield from evidence.why(features.gate_serotonin)
