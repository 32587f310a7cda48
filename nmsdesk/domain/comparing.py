"""Which way the assessed signs lean, and what to look for next (judgement.md section 3)."""

from collections.abc import Iterator
from typing import NamedTuple

from nmsdesk.domain.comparison import ComparedRow, Comparison, Leaning, Side
from nmsdesk.domain.evidence import Evidence
from nmsdesk.domain.features import Feature, Features, Pull
from nmsdesk.domain.ids import FindingId
from nmsdesk.domain.reason import Label, Reason, because
from nmsdesk.domain.truth import Truth


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
    open_nms = standing.gate_nms is Truth.MET
    open_serotonin = standing.gate_serotonin is Truth.MET
    if not (open_nms or open_serotonin):
        closed = standing.gate_nms is Truth.NOT_MET and standing.gate_serotonin is Truth.NOT_MET
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
    rows = tuple(_row(feature, evidence) for feature in features.rows)
    standing = _standing(rows, evidence, features)
    leaning = verdict(standing, features)
    assessed = set(evidence.readings.newest)
    pulling = {name: row.side for row in rows for name in row.findings if row.points}
    listed = tuple(dict.fromkeys(name for feature in features.rows for name in feature.findings))
    return Comparison(
        leaning=leaning,
        nms_points=standing.nms,
        serotonin_points=standing.serotonin,
        rows=rows,
        check_next=_check_next(rows, standing, features, evidence),
        why=tuple(_why(evidence, features, standing, leaning)),
        toward_nms=tuple(n for n in listed if pulling.get(n) is Side.NMS),
        toward_serotonin=tuple(n for n in listed if pulling.get(n) is Side.SEROTONIN_SYNDROME),
        neutral=tuple(n for n in listed if n in assessed and n not in pulling),
        not_assessed=tuple(n for n in listed if n not in assessed),
    )


def _row(feature: Feature, evidence: Evidence) -> ComparedRow:
    readings = evidence.readings.newest
    seen = [readings[name] for name in feature.findings if name in readings]
    if not seen:
        return feature.not_assessed
    reasons = tuple([evidence.found(reading) for reading in seen])
    pull = _pull(feature, evidence)
    if pull is None:
        names = tuple([each.finding for each in seen])
        return ComparedRow(feature.id, Side.NEUTRAL, 0, reasons, names)
    by = tuple([name for name in pull.findings if _supports(name, pull, evidence)])
    return ComparedRow(feature.id, pull.side, pull.points, reasons, by or pull.findings)


def _pull(feature: Feature, evidence: Evidence) -> Pull | None:
    for pull in feature.pulls:
        if pull.when.answer(evidence) is Truth.MET:
            return pull
    return None


def _supports(name: FindingId, pull: Pull, evidence: Evidence) -> bool:
    """Of a row's findings those that are there; of a pull by absence those found absent."""
    value = evidence.values.get(name)
    if value is None:
        return False
    present = any(evidence.values.get(each) not in (None, False) for each in pull.findings)
    return value is not False if present else True


def _standing(rows: tuple[ComparedRow, ...], evidence: Evidence, features: Features) -> Standing:
    nms = sum(row.points for row in rows if row.side is Side.NMS)
    serotonin = sum(row.points for row in rows if row.side is Side.SEROTONIN_SYNDROME)
    needed = {feature.id for feature in features.rows if feature.needed_for_neither}
    open_rows = any(row.side is Side.NOT_ASSESSED for row in rows if row.id in needed)
    present = any(row.points and _is_sign(row, evidence) for row in rows)
    return Standing(
        nms=nms,
        serotonin=serotonin,
        gate_nms=features.gate_nms.answer(evidence),
        gate_serotonin=features.gate_serotonin.answer(evidence),
        core_nms=features.core_nms.answer(evidence) is Truth.MET,
        core_serotonin=features.core_serotonin.answer(evidence) is Truth.MET,
        nothing_left_open=not open_rows and not present,
    )


def _is_sign(row: ComparedRow, evidence: Evidence) -> bool:
    """A point for what was looked for and not found is no present sign."""
    return any(evidence.values.get(name) is not False for name in row.findings)


def _check_next(
    rows: tuple[ComparedRow, ...], standing: Standing, features: Features, evidence: Evidence
) -> tuple[FindingId, ...]:
    """What nobody looked for: could change the verdict first, then weight, then bedside first.

    A row of which only a part was looked for and not found (spontaneous clonus, say) is asked
    for the rest, since the rest can still give its full weight.
    """
    leaning = verdict(standing, features)
    completable = _completable(features, evidence)
    last_open = _last_open(rows, features, evidence)
    asked: list[tuple[bool, int, bool, tuple[FindingId, ...]]] = []
    tried: dict[tuple[int, int, frozenset[Side]], bool] = {}
    for feature, row in zip(features.rows, rows, strict=True):
        if row.points and _is_sign(row, evidence):
            continue
        left = tuple([name for name in feature.asked if name not in evidence.values])
        if left:
            completes = completable.intersection(feature.core_of)
            weights = (feature.most(Side.NMS), feature.most(Side.SEROTONIN_SYNDROME), completes)
            if weights not in tried:
                tried[weights] = _could_change(feature, standing, features, leaning, completes)
            changes = tried[weights] or feature.id == last_open
            asked.append((not changes, -feature.weight, not feature.bedside, left))
    asked.sort(key=lambda each: each[:3])
    return tuple(name for *_, left in asked for name in left)


def _completable(features: Features, evidence: Evidence) -> frozenset[Side]:
    """The sides whose core picture what was not assessed can still complete."""
    cores = ((Side.NMS, features.core_nms), (Side.SEROTONIN_SYNDROME, features.core_serotonin))
    return frozenset(side for side, core in cores if core.answer(evidence) is Truth.UNKNOWN)


def _last_open(rows: tuple[ComparedRow, ...], features: Features, evidence: Evidence) -> str | None:
    """The one row that stands between this case and `neither`, where there is just one."""
    if any(row.points and _is_sign(row, evidence) for row in rows):
        return None
    needed = {feature.id for feature in features.rows if feature.needed_for_neither}
    left = [row.id for row in rows if row.id in needed and row.side is Side.NOT_ASSESSED]
    return left[0] if len(left) == 1 else None


def _could_change(
    feature: Feature,
    standing: Standing,
    features: Features,
    leaning: Leaning,
    completes: frozenset[Side],
) -> bool:
    for side in (Side.NMS, Side.SEROTONIN_SYNDROME):
        points = feature.most(side)
        if not points and side not in completes:
            continue
        to_nms = points if side is Side.NMS else 0
        core_nms = side is Side.NMS and side in completes
        core_serotonin = side is Side.SEROTONIN_SYNDROME and side in completes
        imagined = standing._replace(
            nms=standing.nms + to_nms,
            serotonin=standing.serotonin + points - to_nms,
            core_nms=standing.core_nms or core_nms,
            core_serotonin=standing.core_serotonin or core_serotonin,
            nothing_left_open=False,
        )
        if verdict(imagined, features) is not leaning:
            return True
    return False


def _why(
    evidence: Evidence, features: Features, standing: Standing, leaning: Leaning
) -> Iterator[Reason]:
    yield because("leaning", leaning=Label("leaning", leaning.value))
    yield because("points", nms=standing.nms, serotonin=standing.serotonin)
    yield because(
        "gates",
        nms=Label("gate", standing.gate_nms.value),
        serotonin=Label("gate", standing.gate_serotonin.value),
    )
    if standing.gate_nms is Truth.MET and standing.gate_serotonin is Truth.MET:
        yield because("both_exposures")
    yield from evidence.why(features.gate_nms)
    yield from evidence.why(features.gate_serotonin)
