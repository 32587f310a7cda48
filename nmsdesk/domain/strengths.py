"""Which of a line's amounts is the strength of which active substance."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from nmsdesk.domain.ids import DrugId
from nmsdesk.domain.medication_text import Amount, ratio_in
from nmsdesk.domain.recognising import Match
from nmsdesk.domain.recognition import Standing
from nmsdesk.domain.spelling import WORD
from nmsdesk.domain.vocabulary import FORMS, RELEASE

LEVODOPA = DrugId("levodopa")
"""Of a ratio with a decarboxylase inhibitor its figure is the larger one, whichever comes first."""


def strengths(
    matches: Sequence[Match],
    amounts: Sequence[Amount],
    line: str,
    ratio_order: Sequence[str],
) -> Mapping[DrugId, tuple[Decimal, str]]:
    """Drug -> strength and unit, where the text leaves no doubt which figure is whose."""
    single = [one for one in amounts if not one.is_range and not one.after_verb and not one.limit]
    parts = [match for match in matches if match.known.standing is not Standing.UNKNOWN]
    drugs = [drug for match in parts for drug in match.known.drugs]
    if len(parts) == 1 and parts[0].known.parts == 1 and not ratio_in(line, len(ratio_order)):
        after = [one for one in single if one.start >= parts[0].start]
        chosen = after[0] if after else (single[0] if single else None)
        if are_doses(single, line):
            chosen = None
        return {drugs[0]: (chosen.low, chosen.unit)} if chosen and drugs else {}
    pair = set(drugs)
    if LEVODOPA in pair and len(pair) == 2 and (two := ratio_in(line, 2)):
        other = next(drug for drug in drugs if drug != LEVODOPA)
        return {LEVODOPA: (max(two), "mg"), other: (min(two), "mg")}
    order = list(ratio_order) or [_owner(match) for match in _distinct(parts)]
    ratio = ratio_in(line, len(order))
    if ratio:
        return {
            DrugId(owner): (value, "mg") for owner, value in zip(order, ratio, strict=True) if owner
        }
    return _each_its_own(_distinct(parts), single)


def are_doses(amounts: Sequence[Amount], line: str) -> bool:
    """Several amounts, none of them called a form: doses of a schedule, not what is sold."""
    if len(amounts) < 2 or "/" in amounts[0].unit:
        return False
    first, second = amounts[0], amounts[1]
    if (first.low, first.unit) == (second.low, second.unit) or "/" in second.unit:
        return False
    between = [found.group() for found in WORD.finditer(line, first.end, second.start)]
    if not between:
        return line[first.end : second.start].strip() in ("/", "+", "-", "&")
    return not any(word in FORMS or word in RELEASE for word in between)


def _owner(match: Match) -> str:
    return match.known.drugs[0] if len(match.known.drugs) == 1 else ""


def _distinct(parts: Sequence[Match]) -> list[Match]:
    """Each active substance once: a brand in brackets repeats what stands before it."""
    seen: set[DrugId] = set()
    distinct: list[Match] = []
    for match in parts:
        if match.known.drugs and set(match.known.drugs) <= seen:
            continue
        if len(match.known.drugs) > 1 and set(match.known.drugs) & seen:
            continue
        seen.update(match.known.drugs)
        distinct.append(match)
    return distinct


def _each_its_own(
    parts: Sequence[Match], single: Sequence[Amount]
) -> Mapping[DrugId, tuple[Decimal, str]]:
    found: dict[DrugId, tuple[Decimal, str]] = {}
    behind = [one for one in single if parts and one.start >= parts[-1].end]
    if len(parts) == len(single) == len(behind):
        chosen: list[Amount | None] = list(behind)
    else:
        ends = [match.start for match in parts[1:]] + [10**9]
        chosen = [
            next((one for one in single if match.end <= one.start < end), None)
            for match, end in zip(parts, ends, strict=True)
        ]
    for match, amount in zip(parts, chosen, strict=True):
        if amount is not None and len(match.known.drugs) == 1 and match.known.parts == 1:
            found[match.known.drugs[0]] = (amount.low, amount.unit)
    return found


def names_apart(matches: Sequence[Match]) -> int:
    """How many medicines are named, each once: "Haldol (haloperidol)" is one."""
    return len(_distinct(matches))


def active_parts(matches: Sequence[Match]) -> int:
    """How many active substances the names stand for; a brand may repeat what stands before it."""
    return max(len(_distinct(matches)), *(match.known.parts for match in matches))
