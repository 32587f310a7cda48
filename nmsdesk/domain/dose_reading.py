"""How much a medication text says is given at once, and on what schedule."""

from collections.abc import Sequence

from nmsdesk.domain.medication_text import Amount, pieces_in, ratio_in
from nmsdesk.domain.order import Dose
from nmsdesk.domain.recognising import Match, Word
from nmsdesk.domain.sig import Sig, read_sig
from nmsdesk.domain.strengths import are_doses
from nmsdesk.domain.vocabulary import NO_SCHEDULE, SAYS_NOTHING

PIECES = frozenset(("tablet", "capsule", "patch", "suppository", "lozenge", "film"))


def has_schedule(words: Sequence[Word], matches: Sequence[Match]) -> bool:
    """May a line hold a dose or a schedule; not when it is names, forms, routes and salts alone."""
    places = {place for match in matches for place in range(match.first, match.after)}
    return any(
        word.text not in NO_SCHEDULE and (place not in places or word.text in SAYS_NOTHING)
        for place, word in enumerate(words)
    )


def read_dose(
    line: str, amounts: Sequence[Amount], form: str | None, parts: int
) -> tuple[Dose | None, str | None, Sig]:
    """Dose, its unit and the sig of a tidied line; `amounts` are the ones that are given.

    An amount is the dose where the text says "take", gives a range, gives two of them, or has a
    schedule and no form (then nothing else could be meant).
    """
    sig = read_sig(line)
    if sig.dose is not None:
        return sig.dose, sig.unit, sig
    pieces = pieces_in(line, amounts)
    if pieces is not None and (pieces[1] != "ml" or sig.frequency is not None):
        return *pieces, sig
    if sig.count is not None and _counts_pieces(sig, line, amounts, form):
        return sig.count, form if form in PIECES else None, sig
    amount = _dose_amount(
        amounts, line, has_form=form is not None, scheduled=sig.frequency is not None
    )
    if amount is None or parts > 1:
        return None, None, sig
    return Dose(amount.low, amount.high), amount.unit, sig


def _counts_pieces(sig: Sig, line: str, amounts: Sequence[Amount], form: str | None) -> bool:
    """A figure without a unit counts pieces where a strength or a form stands beside it."""
    if any("/" in one.unit for one in amounts):
        return False
    said = sig.counted or form in PIECES or any(not one.is_range for one in amounts)
    return said or bool(ratio_in(line, 2))


def _dose_amount(
    amounts: Sequence[Amount], line: str, *, has_form: bool, scheduled: bool
) -> Amount | None:
    whole = [one for one in amounts if "/" not in one.unit and one.unit != "%"]
    said = [one for one in whole if one.after_verb or one.is_range]
    if said:
        return said[0]
    if are_doses(whole, line):
        return None
    if len(whole) > 1 or (whole and len(amounts) > 1):
        return whole[-1] if scheduled else None
    return whole[0] if whole and scheduled and not has_form else None
