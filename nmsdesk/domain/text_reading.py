"""One medication text on its way to a recognition."""

from collections.abc import Mapping, Sequence

from nmsdesk.domain.dose_reading import has_schedule, is_negative, read_dose, without_coats
from nmsdesk.domain.drug import Drug, NameKind
from nmsdesk.domain.ids import DrugId
from nmsdesk.domain.longer_names import is_another_product, looks_like_a_longer_name
from nmsdesk.domain.medication_text import PER_BODY, amounts_in, form_in, route_in
from nmsdesk.domain.mending import Mender
from nmsdesk.domain.names import Known
from nmsdesk.domain.order import Dose, Route
from nmsdesk.domain.pharmacology import DepotProduct
from nmsdesk.domain.recognising import (
    SHORT_NAME,
    Match,
    Surroundings,
    Word,
    contradicts,
    find_names,
    has_unknown_part,
    is_asked,
    is_certain,
    is_denied,
    mended_span,
    mended_word,
    standing_of,
    without_companions,
)
from nmsdesk.domain.recognition import Ingredient, Recognition, Standing
from nmsdesk.domain.sig import Sig
from nmsdesk.domain.spelling import key
from nmsdesk.domain.strengths import active_parts, names_apart, strengths
from nmsdesk.domain.vocabulary import EXPLAINED, LONG_ACTING, SAYS_NOTHING, SKIN_FORMS

MOST_OFFERED = 5
SHORT_UNKNOWN = 4
"""An unknown word of so many letters before a short name is a name of its own."""


class Reading:
    """One line with the names found in it; `recognition` says what it comes to."""

    def __init__(
        self,
        text: str,
        line: str,
        words: Sequence[Word],
        names: Mapping[str, Known],
        drugs: Mapping[DrugId, Drug],
        mender: Mender,
    ) -> None:
        self._drugs, self._mender = drugs, mender
        self._text, self._line, self._words = text, line, tuple(words)
        named = find_names(words, names, line)
        taken = {place for match in named for place in range(match.first, match.after)}
        named = without_companions(named, line)
        self._matches, self._unknown = self._mended(named, taken)
        self._around = [word.text for place, word in enumerate(words) if place not in taken]
        self._form = form_in(without_coats(self._around))
        self._scheduled = has_schedule(words, self._matches)
        self._amounts = amounts_in(line) if self._scheduled else ()
        self._given = tuple(
            one
            for one in self._amounts
            if not (one.limit or one.unit.endswith(PER_BODY) or is_negative(one, line))
        )

    def _mended(
        self, named: tuple[Match, ...], taken: set[int]
    ) -> tuple[tuple[Match, ...], tuple[str, ...]]:
        """Misspelt names joined to the others, and the words that stay unknown."""
        doubtful = [
            place
            for place, word in enumerate(self._words)
            if place not in taken and not _explains_itself(word.text)
        ]
        found, unknown = list(named), []
        for place in doubtful:
            match = mended_span(self._words, place, self._mender) or mended_word(
                self._words, place, self._mender
            )
            if match is None:
                unknown.append(self._words[place].text)
                continue
            found = [one for one in found if one.after <= match.first or match.after <= one.first]
            found.append(match)
        unknown += [
            word
            for one in found
            if one.known.kind is NameKind.STREET
            and not _explains_itself(word := self._words[one.first].text)
        ]
        return tuple(sorted(found, key=lambda one: one.first)), tuple(unknown)

    def recognition(self, ratio_order: Mapping[str, tuple[str, ...]]) -> Recognition:
        matches = self._settled()
        standing = standing_of(matches)
        if standing is Standing.UNKNOWN or contradicts(matches, self._line):
            return self._asked()
        if standing is Standing.OURS and is_asked(matches, self._line):
            return self._asked()
        if standing is not Standing.OURS and self._may_be_ours(matches):
            return self._asked()
        named = [drug for match in matches for drug in match.known.drugs]
        # A partner's name that makes nothing certain tells the order of the figures all the same.
        spelled = (
            key(match.known.text)
            for match in self._matches
            if not set(named).isdisjoint(match.known.drugs)
        )
        order = next((ratio_order[one] for one in spelled if one in ratio_order), ())
        amounts_of = strengths(matches, self._given, self._line, order)
        drugs = tuple(dict.fromkeys([*(DrugId(one) for one in order if one in named), *named]))
        salt = self._depot_salt(drugs)
        dose, unit, sig = self._dose(matches)
        return Recognition(
            text=self._text,
            ingredients=tuple(
                Ingredient(drug, self._drugs[drug].classes, *amounts_of.get(drug, (None, None)))
                for drug in drugs
            ),
            form=self._form,
            route=self._route(salt),
            dose=dose,
            dose_unit=unit,
            frequency=sig.frequency,
            standing=standing,
            depot_salt=salt,
            parts=active_parts(matches),
        )

    def _settled(self) -> tuple[Match, ...]:
        """The names that may be taken; a shy one gives way to any other."""
        firm = [match for match in self._matches if not (match.known.shy or match.known.mute)]
        around = Surroundings(
            line=self._line,
            text=self._text,
            words=self._words,
            unknown=self._unknown,
            amounts=self._amounts,
            has_form=self._form is not None and self._form not in SKIN_FORMS,
            only_name=[(one.first, one.after) for one in self._matches] == [(0, len(self._words))],
        )
        ours = [m for m in self._matches if m.known.standing is Standing.OURS]
        certain = [
            match
            for match in ours
            if is_certain(match, around, len([one for one in firm if one is not match]))
            and not looks_like_a_longer_name(self._words, match, self._open_words, self._mender)
            and not is_another_product(self._words, match, self._matches)
        ]
        if any(match not in certain and match in firm for match in ours):
            return ()
        return tuple(
            match
            for match in self._matches
            if match.known.standing is not Standing.OURS or match in certain
        )

    @property
    def _open_words(self) -> frozenset[str]:
        """Words that nobody knows and, of several names, theirs."""
        if len(self._matches) < 2:
            return frozenset(self._unknown)
        named = (w.text for one in self._matches for w in self._words[one.first : one.after])
        return frozenset((*self._unknown, *named))

    def _may_be_ours(self, matches: tuple[Match, ...]) -> bool:
        """Is the line about something else than the other medicine in it.

        An unknown word that looks like one of ours, one of ours that is denied, an unknown name
        before a short word ("foobar in NS"), or beside it in a combination.
        """
        first = matches[0]
        leading = {word.text for word in self._words[: first.first]} & set(self._unknown)
        short = first.end - first.start < SHORT_NAME
        return (
            bool(self._mender.near(self._unknown))
            or (short and any(len(word) >= SHORT_UNKNOWN for word in leading))
            or has_unknown_part(self._words, self._unknown, matches, self._line)
            or any(
                one.known.standing is Standing.OURS
                and not one.known.shy
                and is_denied(self._words, one)
                for one in self._matches
            )
        )

    def _asked(self) -> Recognition:
        """Nothing is taken; what a person might have meant is offered, nearest first."""
        meant = [
            drug
            for match in self._matches
            for drug in match.known.drugs
            if not (match.known.ordinary and key(match.known.text) in SAYS_NOTHING)
            or self._leads_a_figure(match)
        ]
        offered = dict.fromkeys([*meant, *self._mender.offered(self._unknown)])
        dose, unit, sig = self._dose(())
        return Recognition(
            text=self._text,
            form=self._form,
            route=self._route(None),
            dose=dose,
            dose_unit=unit,
            frequency=sig.frequency,
            offered=tuple(offered)[:MOST_OFFERED],
            standing=Standing.UNKNOWN,
        )

    def _leads_a_figure(self, match: Match) -> bool:
        """At the beginning, an amount right behind it: so people write a name ("Twice 30 mg")."""
        behind = self._words[match.after : match.after + 1]
        return match.first == 0 and any(word.text[0].isdigit() for word in behind)

    def _dose(self, matches: tuple[Match, ...]) -> tuple[Dose | None, str | None, Sig]:
        if not self._scheduled:
            return None, None, Sig()
        given = self._given
        if matches and active_parts(matches) > 1:
            # "5mg-325mg" of a combination is one figure for each part, not a range.
            given = tuple(one for one in given if not one.is_range)
        return read_dose(self._line, given, self._form, names_apart(matches))

    def _depot_salt(self, drugs: tuple[DrugId, ...]) -> str | None:
        """The salt of the depot product whose words stand in the text, else of a plain depot."""
        said = {word.text for word in self._words} | {key(m.known.text) for m in self._matches}
        for drug in drugs:
            product = _most_closely_named(self._drugs[drug].depots, said)
            if product is not None:
                return product.salts[0]
        injected = self._form == "injection" or said & {"depot", "lai", "im"}
        if injected and said & LONG_ACTING:
            return next(
                (one.depots[0].salts[0] for drug in drugs if (one := self._drugs[drug]).depots),
                None,
            )
        return None

    def _route(self, salt: str | None) -> Route | None:
        route = route_in(self._line, self._around, self._form)
        return Route.DEPOT if salt is not None and route is not Route.ORAL else route


def _most_closely_named(products: Sequence[DepotProduct], said: set[str]) -> DepotProduct | None:
    """The product of which a word stands in the text; its own word ("trinza") before a shared one.

    Paliperidone has several products of one ester: "palmitate" alone means the first of them.
    """
    named = [one for one in products if said.intersection(one.salts)]
    if not named:
        return None

    def sharers(product: DepotProduct) -> int:
        return min(
            sum(word in other.salts for other in products)
            for word in said.intersection(product.salts)
        )

    return min(named, key=sharers)


def _explains_itself(word: str) -> bool:
    return word in EXPLAINED or len(word) == 1 or any(one.isdigit() for one in word)
