"""Why a row of the list is marked: its changes in sentences, with the sources of each."""

from collections.abc import Mapping, Sequence

from nmsdesk.documents.texts import Texts
from nmsdesk.domain.change import Change
from nmsdesk.domain.ids import SourceId
from nmsdesk.domain.source import SourceText
from nmsdesk.presenters.medication_rows import MedicationRow
from nmsdesk.presenters.same_day import Rise
from nmsdesk.presenters.why import WhyView, cited
from nmsdesk.presenters.wording import translate


def why(
    row: MedicationRow,
    changes: Sequence[Change],
    texts: Texts,
    sources: Mapping[SourceId, SourceText],
    rests: Sequence[str] = (),
    rise: Rise | None = None,
) -> WhyView:
    """`changes` are those of the row, the newest first; `rests` says why it is recognised.

    `rise` is one that no change of its own tells.
    """
    told = dict.fromkeys([rise.sentence] if rise is not None else [])
    told |= dict.fromkeys(texts.say(change.why) for change in changes)
    named = (source for change in changes for source in (*change.why.sources, *change.sources))
    if not told:
        told = {translate("Medications", "No change of this medicine is judged here."): None}
    return WhyView(row.name, (*rests, *told), cited(named, sources))
