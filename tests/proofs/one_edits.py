"""Misspells every known name: `python -m tests.proofs.one_edits 50000 [seed]`.

What has to hold: each name of the catalogue leads to its own drugs, with certainty or, where it is
marked as ordinary, short or shared, among what is offered; no medicine of another kind, nor one
edit of it, is ever taken for one of ours; and no edit of one of ours for another of ours, unless
the edit is letter for letter a name that the other one has. Prints its figures and every breach.
"""

import random
import re
import string
import sys
from collections.abc import Iterator, Sequence

from nmsdesk.documents.drugs import load_formulary
from nmsdesk.domain.formulary import Formulary
from nmsdesk.domain.names import Known
from nmsdesk.domain.recognition import Standing
from nmsdesk.domain.spelling import key
from nmsdesk.paths import resource_root

AROUND = ("{}", "{} 10 mg", "{} 10 mg tablet po bid")
"""A name alone and with what makes a reader surer."""
TYPED = string.ascii_lowercase + " "
"""A blank too: a name falls apart, and what is left of it may be the name of another drug."""
LEAST = 4
"""Shorter names have no edits that anybody would read as them."""
_WRITTEN = re.compile(rf"[^\W\d][^\d]{{{LEAST - 1},}}")
"""Without company codes ("MCP-875") and chemists' prefixes ("(S)-")."""


def edits_of(name: str) -> Iterator[str]:
    """Every text that is one letter or blank left out, put in, replaced or swapped away."""
    for place in range(len(name) + 1):
        head, tail = name[:place], name[place:]
        for letter in TYPED:
            yield head + letter + tail
            if tail and letter != tail[0]:
                yield head + letter + tail[1:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1 and tail[0] != tail[1]:
            yield head + tail[1] + tail[0] + tail[2:]


def sample(
    names: Sequence[Known], count: int, chance: random.Random
) -> Iterator[tuple[Known, str]]:
    """Edits of names taken by turns, so that no name is left out."""
    done = 0
    while done < count:
        for known in names:
            edits = list(edits_of(known.text.lower()))
            yield known, chance.choice(edits)
            done += 1
            if done >= count:
                return


def taken(formulary: Formulary, text: str) -> set[str]:
    return {one.drug for one in formulary.recognise(text).ingredients}


def own_names(formulary: Formulary) -> list[str]:
    """Breaches among the catalogue's own names, each with a capital as people write them."""
    wrong = []
    for known in formulary.names.values():
        if known.standing is not Standing.OURS:
            continue
        text = f"{known.text[:1].upper()}{known.text[1:]} 10 mg tablet"
        told = formulary.recognise(text)
        found = {one.drug for one in told.ingredients}
        asked = (known.mute or known.shy) and set(known.drugs) & set(told.offered)
        if found != set(known.drugs) and not asked:
            wrong.append(f"{text!r}: {sorted(found) or told.offered}, not {known.drugs}")
    return wrong


def others_taken(formulary: Formulary, count: int, chance: random.Random) -> tuple[int, list[str]]:
    """Other medicines and their edits that were taken for one of ours."""
    others = [
        one
        for one in formulary.names.values()
        if one.standing is not Standing.OURS and len(one.text) >= LEAST
    ]
    wrong = [
        f"{text!r} itself: {sorted(found)}"
        for one in others
        for shape in AROUND
        if (found := taken(formulary, text := shape.format(one.text)))
    ]
    tried = len(others) * len(AROUND)
    for known, typed in sample(others, count, chance):
        shape = chance.choice(AROUND)
        tried += 1
        found = taken(formulary, shape.format(typed))
        if found and not _is_spelled_so(formulary, typed):
            wrong.append(f"{shape.format(typed)!r} of {known.text}: {sorted(found)}")
    return tried, wrong


def another_of_ours(
    formulary: Formulary, count: int, chance: random.Random
) -> tuple[int, int, list[str]]:
    """Edits tried, edits still taken for their own drug, and those taken for another."""
    ours = [
        one
        for one in formulary.names.values()
        if one.standing is Standing.OURS and not one.mute and _WRITTEN.fullmatch(one.text)
    ]
    own, wrong = 0, []
    for known, typed in sample(ours, count, chance):
        text = chance.choice(AROUND).format(typed)
        found = taken(formulary, text)
        own += found == set(known.drugs)
        if found - set(known.drugs) and not _is_spelled_so(formulary, typed):
            wrong.append(f"{text!r} of {known.text}: {sorted(found)}, not {known.drugs}")
    return count, own, wrong


def _is_spelled_so(formulary: Formulary, typed: str) -> bool:
    known = formulary.names.get(key(typed))
    return known is not None and known.standing is Standing.OURS


def main(count: int, seed: int) -> int:
    formulary, chance = load_formulary(resource_root()), random.Random(seed)
    named = own_names(formulary)
    tried_others, others = others_taken(formulary, count, chance)
    tried_ours, own, ours = another_of_ours(formulary, count, chance)
    for breach in (*named, *others, *ours):
        print("BREACH", breach)
    names = sum(one.standing is Standing.OURS for one in formulary.names.values())
    print(f"names of ours {names:,}: {len(named)} without their drug")
    print(f"other medicines and their edits {tried_others:,}: {len(others)} taken for ours")
    print(
        f"edits of ours {tried_ours:,}: {own:,} taken for their own drug, {len(ours)} for another"
    )
    return 1 if named or others or ours else 0


if __name__ == "__main__":
    sys.exit(
        main(
            int(sys.argv[1]) if len(sys.argv) > 1 else 50_000,
            int(sys.argv[2]) if len(sys.argv) > 2 else 1,
        )
    )
