"""How long a drug stays: half-life, how long it counts, and each long-acting injection."""

from collections.abc import Iterator

from nmsdesk.domain.drug import Drug, Washout
from nmsdesk.domain.pharmacology import Counted, DepotProduct, HalfLife, OralCover
from nmsdesk.presenters.cited import Marks
from nmsdesk.presenters.drug_lines import CardLine, CardSection, countries, days, hours, sentence
from nmsdesk.presenters.formats import figure
from nmsdesk.presenters.wording import translate


def stay(drug: Drug, away_days: int, marks: Marks) -> CardSection:
    """Washout and half-life; `away_days`: so long exposure stays unknown where no washout is."""
    lines = [_washout(drug.washout, away_days, marks), *_half_life(drug.half_life, marks)]
    return CardSection(
        translate("DrugCard", "How long it counts after the last dose"), tuple(lines)
    )


def _washout(washout: Washout | None, away_days: int, marks: Marks) -> CardLine:
    if washout is None:
        return CardLine(not_known(away_days))
    told = sentence(hours(washout.hours, washout.hours))
    return CardLine(told, marks.of(washout.sources))


def not_known(away_days: int) -> str:
    """What it means that nobody knows how long a drug stays."""
    text = translate(
        "DrugCard",
        "Not known. Once it is stopped, that exposure has ended cannot be told: for {days} days "
        "it stays unknown.",
    )
    return text.format(days=away_days)


def _half_life(found: HalfLife | None, marks: Marks) -> Iterator[CardLine]:
    if found is None:
        yield CardLine(translate("DrugCard", "Half-life: not known"))
        return
    cited = marks.of(found.sources)
    text = translate("DrugCard", "Half-life: {time}")
    yield CardLine(text.format(time=hours(found.low, found.high)), cited)
    if found.metabolite and found.metabolite_low is not None and found.metabolite_high is not None:
        text = translate("DrugCard", "Its metabolite {name}: {time}")
        time = hours(found.metabolite_low, found.metabolite_high)
        yield CardLine(text.format(name=found.metabolite, time=time), cited)
    if found.note:
        yield CardLine(found.note, cited)


def depots(drug: Drug, marks: Marks) -> tuple[CardSection, ...]:
    """A section for each long-acting injection."""
    heading = translate("DrugCard", "Long-acting injection: {product}")
    return tuple(
        CardSection(heading.format(product=one.name), tuple(_depot(one, drug, marks)))
        for one in drug.depots
    )


def _depot(product: DepotProduct, drug: Drug, marks: Marks) -> Iterator[CardLine]:
    cited = marks.of(product.sources)
    every = translate("DrugCard", "Given every {days}; sold in {countries}")
    to_days = product.interval_to_days or product.interval_days
    yield CardLine(
        every.format(days=days(product.interval_days, to_days), countries=countries(product.where)),
        cited,
    )
    whole = translate(
        "DrugCard",
        "Counts until {days} days after the last injection: its interval, then {tail} days of "
        "release",
    )
    counted = product.interval_days + product.tail_days
    yield CardLine(whole.format(days=figure(counted), tail=figure(product.tail_days)), cited)
    yield from _release(product, cited)
    yield from _cover(product, marks)
    if product.loading:
        text = translate("DrugCard", "Beginning: {how}")
        yield CardLine(text.format(how=product.loading), cited)
    yield CardLine(_counts(product, drug), cited)
    if product.note:
        yield CardLine(product.note, cited)


def _release(product: DepotProduct, cited: tuple[int, ...]) -> Iterator[CardLine]:
    if product.release:
        text = translate("DrugCard", "Release: {how}")
        yield CardLine(text.format(how=product.release), cited)
    else:
        yield CardLine(translate("DrugCard", "Release: not known"))
    if product.release_after_days:
        text = translate("DrugCard", "Begins to release {days} days after the injection")
        yield CardLine(text.format(days=figure(product.release_after_days)), cited)
    if product.half_life_days is not None:
        text = translate("DrugCard", "Half-life after the injection: {days}")
        yield CardLine(text.format(days=days(*product.half_life_days)), cited)
    if product.peak_days is not None:
        text = translate("DrugCard", "Highest after {days}")
        yield CardLine(text.format(days=days(*product.peak_days)), cited)


def _cover(product: DepotProduct, marks: Marks) -> Iterator[CardLine]:
    """For how long the tablets go on beside the first injection, by every source."""
    if not product.oral_cover:
        yield CardLine(translate("DrugCard", "Tablets beside the first injection: not known"))
        return
    if not product.cover_is_disputed:
        text = translate("DrugCard", "Tablets beside the first injection: {time}")
        first = product.oral_cover[0]
        named = dict.fromkeys(each for one in product.oral_cover for each in one.sources)
        yield CardLine(text.format(time=_covered(first)), marks.of(named))
        return
    text = translate("DrugCard", "Tablets beside the first injection, disputed: {time}")
    for one in product.oral_cover:
        yield CardLine(text.format(time=_covered(one)), marks.of(one.sources))


def _covered(one: OralCover) -> str:
    if one.to_days == 0:
        return translate("DrugCard", "none")
    return days(one.from_days, one.to_days)


def _counts(product: DepotProduct, drug: Drug) -> str:
    if product.counts is Counted.BASE:
        text = translate("DrugCard", "Its label counts mg of {drug} itself")
    elif product.counts is Counted.SALT and product.factor is not None:
        text = translate(
            "DrugCard", "Its label counts mg of the ester: 1 mg of it is {factor} mg of {drug}"
        )
    elif product.counts is Counted.SALT:
        text = translate("DrugCard", "Its label counts mg of the ester")
    else:
        text = translate("DrugCard", "Whether its label counts {drug} or the ester is not known")
    factor = "" if product.factor is None else figure(product.factor)
    return text.format(drug=drug.id, factor=factor)
