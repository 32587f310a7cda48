"""This patient's finding on a row, in a few words: as it is now, or as it was too long ago."""

from collections.abc import Mapping
from decimal import Decimal

from nmsdesk.documents.texts import Texts
from nmsdesk.domain.case import Case
from nmsdesk.domain.finding import FindingSpec
from nmsdesk.domain.ids import FindingId
from nmsdesk.domain.observation import Observation
from nmsdesk.domain.reason import Fact, Label, Reason
from nmsdesk.presenters.checklist_view import value_words
from nmsdesk.presenters.formats import day_and_clock
from nmsdesk.presenters.wording import translate

ABSENT = "found_absent"


def found_words(found: tuple[Reason, ...], texts: Texts, *, alone: bool = False) -> str:
    """What is there; where nothing is, what was looked for and is not.

    `alone`: the row is about one finding, so that its name need not be told again.
    """
    there = [_words(reason, texts, alone=alone) for reason in found if reason.key != ABSENT]
    absent = [_words(reason, texts, alone=alone) for reason in found if reason.key == ABSENT]
    return ", ".join(there or absent)


def _words(reason: Reason, texts: Texts, *, alone: bool) -> str:
    values: Mapping[str, Fact | Label | tuple[Label, ...] | Reason] = dict(reason.values)
    finding = values.get("finding")
    if not isinstance(finding, Label):
        return texts.say(reason)
    name = texts.label(finding.kind, finding.id)
    name = name[:1].lower() + name[1:] if name[1:2].islower() else name
    match reason.key, values.get("word"), values.get("figure"), values.get("unit"):
        case "found_present", _, _, _:
            return translate("Comparison", "yes") if alone else name
        case "found_absent", _, _, _:
            no = translate("Comparison", "{finding}: no").format(finding=name)
            return translate("Comparison", "no") if alone else no
        case "found_word", Label(kind, id_), _, _:
            return texts.label(kind, id_)
        case "found_figure", _, Decimal() as value, Label(kind, id_):
            amount = texts.measured(value, Label(kind, id_))
            both = translate("Comparison", "{finding} {amount}").format(finding=name, amount=amount)
            return amount if alone else both
    return texts.say(reason)


def all_normal(found: tuple[Reason, ...], specs: Mapping[FindingId, FindingSpec]) -> bool:
    """Was everything on the row looked for and absent, or a word that stands for normal."""
    return bool(found) and all(_normal(reason, specs) for reason in found)


def _normal(reason: Reason, specs: Mapping[FindingId, FindingSpec]) -> bool:
    if reason.key == ABSENT:
        return True
    match dict(reason.values).get("word"):
        case Label(_, id_):
            finding, _, word = id_.partition(".")
            spec = specs.get(FindingId(finding))
            return spec is not None and word in spec.absent_words
    return False


def older_words(
    case: Case,
    findings: tuple[FindingId, ...],
    specs: Mapping[FindingId, FindingSpec],
    texts: Texts,
) -> str:
    """The last value of the row before the span that counts; empty where there is none.

    Called for a row on which nothing counts, so whatever stands in the record is older.
    """
    seen = [o for o in case.observations if o.at.midday <= case.now and _has(o, findings)]
    if not seen:
        return ""
    last = max(seen, key=lambda each: each.at.midday)
    shown = ", ".join(
        _older(name, last, specs[name], texts)
        for name in findings
        if name in last.findings and name in specs
    )
    sentence = translate("Comparison", "{value}, {when}: decides nothing any more")
    return sentence.format(value=shown, when=day_and_clock(last.at.midday))


def _has(observation: Observation, findings: tuple[FindingId, ...]) -> bool:
    return any(name in observation.findings for name in findings)


def _older(name: FindingId, seen: Observation, spec: FindingSpec, texts: Texts) -> str:
    value = seen.findings[name]
    if isinstance(value, bool):
        label = texts.label("finding", name)
        label = label[:1].lower() + label[1:]
        return label if value else translate("Comparison", "{finding}: no").format(finding=label)
    return value_words(value, spec, texts)
