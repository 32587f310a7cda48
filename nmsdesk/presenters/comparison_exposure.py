"""What this patient takes and how long ago it was changed, for the rows that are read only."""

from nmsdesk.documents.texts import Texts
from nmsdesk.domain.assessment import Assessment
from nmsdesk.domain.truth import Truth, any_of
from nmsdesk.presenters.wording import translate

BLOCKING = ("antipsychotic", "dopamine_blocker", "dopaminergic_withdrawal")


def sides(assessment: Assessment) -> tuple[Truth, Truth]:
    """Exposure on the NMS side and on the serotonin side."""
    answers = {name: exposure.answer for name, exposure in assessment.exposures.items()}
    nms = any_of(answers.get(name, Truth.NOT_MET) for name in BLOCKING)
    return nms, answers.get("serotonergic", Truth.NOT_MET)


def taken(assessment: Assessment) -> str:
    """In a few words, for the row of the cause."""
    nms, serotonin = sides(assessment)
    words = {
        Truth.MET: translate("Comparison", "yes"),
        Truth.NOT_MET: translate("Comparison", "no"),
        Truth.UNKNOWN: translate("Comparison", "not known"),
    }
    sentence = translate("Comparison", "NMS side: {nms}; serotonin side: {serotonin}")
    return sentence.format(nms=words[nms], serotonin=words[serotonin])


def exposure_sentence(assessment: Assessment) -> str:
    """The sentence above the rows; where both are at work it says what that means."""
    nms, serotonin = sides(assessment)
    if nms is Truth.MET and serotonin is Truth.MET:
        return translate(
            "Comparison",
            "A drug of each kind is at work: the medicines alone cannot tell the two apart.",
        )
    if Truth.UNKNOWN in (nms, serotonin):
        staying = _stay_unknown(assessment)
        if staying:
            text = translate(
                "Comparison",
                "How long {drugs} stays is not known: that exposure has ended cannot be told.",
            )
            return text.format(drugs=", ".join(staying))
        return translate(
            "Comparison", "Not all medicines are known: an unknown side is never leaned to."
        )
    if nms is Truth.MET:
        return translate("Comparison", "Only a cause of NMS is at work, none of the other.")
    if serotonin is Truth.MET:
        return translate("Comparison", "Only a serotonergic drug is at work, no cause of NMS.")
    return translate("Comparison", "No cause of either is known to be at work.")


def begun(assessment: Assessment, texts: Texts) -> str:
    """Day 4 after the latest change of each open window."""
    sentence = translate("Comparison", "day {day} after: {change} ({drug})")
    return "; ".join(
        sentence.format(
            day=window.day,
            change=texts.label("change", window.latest.kind.value),
            drug=window.latest.drug,
        )
        for window in assessment.windows
    )


def _stay_unknown(assessment: Assessment) -> tuple[str, ...]:
    """The stopped drugs that alone make a side unknown; none where something else does too."""
    unknown = [
        reason
        for name, exposure in assessment.exposures.items()
        if exposure.answer is Truth.UNKNOWN and name in (*BLOCKING, "serotonergic")
        for reason in exposure.why
    ]
    if any(reason.key != "exposure_washout_unknown" for reason in unknown):
        return ()
    return tuple(dict.fromkeys(str(dict(reason.values)["drug"]) for reason in unknown))
