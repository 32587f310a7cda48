"""How much a medication text says is given at once, and on what schedule."""

import re
from collections.abc import Sequence

from nmsdesk.domain.medication_text import Amount, pieces_in, ratio_in
from nmsdesk.domain.order import Dose
from nmsdesk.domain.recognising import Match, Word
from nmsdesk.domain.sig import Sig, read_sig
from nmsdesk.domain.strengths import are_doses
from nmsdesk.domain.vocabulary import FORMS, NO_SCHEDULE, SAYS_NOTHING

PIECES = frozenset(("tablet", "capsule", "patch", "suppository", "lozenge", "film"))
_OF_A_COMBINATION = re.compile(r"\d(?: ?mg)? ?[/+] ?$")
"""What stands before the second figure of "8/2 mg": the partner's strength, nobody's dose."""
_NEGATIVE = re.compile(r"(?:^|\s)-$")
"""A minus right before a figure; "haloperidol - 5 mg" and "Haldol-5 mg" have a dash."""
_TIMES_DROPS = re.compile(r"(?<=\d)x(?=\d{1,3} ?(?:trpf|tropfen|drops?|gtts?|gouttes?|gotas|tr)\b)")


def has_schedule(words: Sequence[Word], matches: Sequence[Match]) -> bool:
    """May a line hold a dose or a schedule; not when it is names, forms, routes and salts alone."""
    places = {place for match in matches for place in range(match.first, match.after)}
    return any(
        word.text not in NO_SCHEDULE and (place not in places or word.text in SAYS_NOTHING)
        for place, word in enumerate(words)
    )


def without_coats(words: Sequence[str]) -> tuple[str, ...]:
    """The words without the film of "film-coated tablet" and "film tablets", which is no form."""
    behind = (*words[1:], "")
    return (
        tuple(
            word
            for word, after in zip(words, behind, strict=True)
            if not (word == "film" and (after == "coated" or FORMS.get(after) == "tablet"))
        )
        if "film" in words
        else tuple(words)
    )


def is_negative(amount: Amount, line: str) -> bool:
    """Stands a minus before it: no amount of anything ("haloperidol -5 mg")."""
    return _NEGATIVE.search(line, 0, amount.start) is not None


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
    pieces = pieces_in(_TIMES_DROPS.sub(" ", line), amounts)
    if pieces is not None and (pieces[1] != "ml" or sig.frequency is not None):
        return *pieces, sig
    if sig.count is not None and _counts_pieces(sig, line, amounts, form):
        return sig.count, form if form in PIECES else None, sig
    amount = _dose_amount(
        amounts, line, has_form=form is not None, scheduled=sig.frequency is not None
    )
    if amount is None or parts > 1 or _OF_A_COMBINATION.search(line, 0, amount.start):
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
