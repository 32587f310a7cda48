"""The lane of the antipsychotic load: all that is taken, in chlorpromazine equivalents."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from nmsdesk.documents.texts import Texts
from nmsdesk.domain.drug import DrugClass
from nmsdesk.domain.equivalents import Method, Methods
from nmsdesk.domain.history import History
from nmsdesk.domain.ids import DrugId
from nmsdesk.domain.load import Load, LoadStep, load, load_steps
from nmsdesk.domain.portion import DrugLoad
from nmsdesk.domain.portions import drug_load
from nmsdesk.presenters.formats import MINUS, rounded
from nmsdesk.presenters.timeline_axis import days
from nmsdesk.presenters.timeline_lanes import LEAST
from nmsdesk.presenters.timeline_view import Lane, Reading, Step
from nmsdesk.presenters.wording import translate


@dataclass(frozen=True, slots=True)
class Told:
    """How a load is told: by which of the methods, in whose words."""

    methods: Methods
    method: str
    texts: Texts

    @property
    def chosen(self) -> Method:
        return self.methods[self.method]


def load_pieces(history: History, told: Told, now: datetime) -> Iterator[Lane | None]:
    """The load under a method in pieces: None after each, the lane at last where there is one."""
    ready = history
    for found in _loaded(history, told.chosen):
        ready = found or ready
        yield None
    if not ready.loads:
        return
    steps = load_steps(ready, told.chosen)
    yield None
    current = load(ready, told.methods, told.method, now)
    yield None
    yield _lane(ready, steps, current, told)


def _loaded(history: History, chosen: Method) -> Iterator[History | None]:
    """The history with its loads worked out under a method, drug by drug; it comes last."""
    if history.rules.method is chosen:
        yield history
        return
    loads: list[DrugLoad] = []
    for one, _ in history.of_class(DrugClass.ANTIPSYCHOTIC):
        loads.append(drug_load(history, one, chosen))
        yield None
    yield replace(history, rules=replace(history.rules, method=chosen), loads=tuple(loads))


def _lane(history: History, found: Sequence[LoadStep], current: Load, told: Told) -> Lane:
    """The load as steps up to now; what the method cannot convert is named on the lane."""
    now = history.now
    steps = [each for each in found if each.at is None or each.at <= now]
    highest = max((each.mg for each in steps), default=Decimal(0)) or Decimal(1)
    words: dict[Decimal, tuple[str, str]] = {}
    drawn: list[Step] = []
    readings: list[Reading] = []
    for place, each in enumerate(steps):
        start = each.at or datetime.min
        end = (steps[place + 1].at or now) if place + 1 < len(steps) else now
        if not each.mg or start >= end:
            continue
        if each.mg not in words:
            words[each.mg] = (_whole(each.mg), _amount(each.mg))
        label, said = words[each.mg]
        height = LEAST + (1 - LEAST) * float(each.mg / highest)
        drawn.append(Step(days(start), days(end), height, label))
        readings.append(Reading(start, end, said))

    def in_full(at: datetime) -> str:
        return load_words(load(history, told.methods, told.method, at), told)

    beneath = translate("Timeline", "{load} mg · {method}")
    return Lane(
        translate("Timeline", "load, CPZ eq a day"),
        beneath.format(load=_whole(current.now_mg), method=told.chosen.label),
        "ink",
        steps=tuple(drawn),
        readings=tuple(readings),
        caption=in_short(current),
        is_load=True,
        in_full=in_full,
    )


def methods_offered(methods: Methods) -> Mapping[str, str]:
    """The methods between which a person chooses, by id, under the names that people use."""
    return {each.id: each.label for each in methods.values()}


def next_method(offered: Iterable[str], method: str) -> str:
    """The one after it, and after the last the first."""
    names = tuple(offered)
    return names[(names.index(method) + 1) % len(names)] if method in names else names[0]


def _amount(mg: Decimal) -> str:
    return translate("Timeline", "{load} mg CPZ equivalents a day").format(load=_whole(mg))


def in_short(one: Load) -> str:
    """What the load rose by, its shares of the label maxima, and what it leaves out."""
    text = translate("Timeline", "{week} mg in 7 d, {fortnight} mg in 15 d")
    week, fortnight = _signed(one.rise_in_a_week), _signed(one.rise_in_a_fortnight)
    told = [text.format(week=week, fortnight=fortnight)]
    share = translate("Timeline", "{drug} {percent} of label maximum")
    told += [share.format(drug=each.drug, percent=_share(each.percent)) for each in one.shares]
    if one.not_counted:
        names = ", ".join(dict.fromkeys(str(each.drug) for each in one.not_counted))
        # First: a sum that lacks a drug is read as one that holds it.
        told.insert(0, translate("Timeline", "not counted: {names}").format(names=names))
    return "; ".join(told)


def load_words(one: Load, told: Told) -> str:
    """The load of one moment in full: figure, method, rises, shares, and why a drug is left out."""
    text = translate(
        "Timeline",
        "{load} mg chlorpromazine equivalents a day by {method}, {week} mg in 7 days, "
        "{fortnight} mg in 15 days",
    )
    said = [
        text.format(
            load=_whole(one.now_mg),
            method=told.chosen.label,
            week=_signed(one.rise_in_a_week),
            fortnight=_signed(one.rise_in_a_fortnight),
        )
    ]
    share = translate("Timeline", "{drug} at {percent} of the label's highest dose")
    said += [share.format(drug=each.drug, percent=_share(each.percent)) for each in one.shares]
    missing: dict[DrugId, str] = {each.drug: told.texts.say(each.why) for each in one.not_counted}
    said += [
        translate("Timeline", "not counted: {why}").format(why=why.rstrip("."))
        for why in missing.values()
    ]
    return ", ".join(said)


def _signed(rise: Decimal) -> str:
    """To the mg, with its sign: a rise and a fall must not look alike."""
    whole = _whole(abs(rise))
    if whole == "0":
        return "±0"
    return f"+{whole}" if rise > 0 else f"{MINUS}{whole}"


def _whole(mg: Decimal) -> str:
    """To the mg: no equivalent is known more finely."""
    return rounded(mg, 0 if abs(mg) >= 1 else 1)


def _share(share: Decimal) -> str:
    return translate("Timeline", "{figure} %").format(figure=rounded(share, 0))
