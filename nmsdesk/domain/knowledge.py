"""Everything the program knows, frozen, in one value that is handed to whoever judges."""

from collections.abc import Mapping
from dataclasses import dataclass

from nmsdesk.domain.criteria import CriteriaSet
from nmsdesk.domain.equivalents import Methods
from nmsdesk.domain.features import Features
from nmsdesk.domain.finding import FindingSpec
from nmsdesk.domain.formulary import Formulary
from nmsdesk.domain.ids import FindingId, SourceId
from nmsdesk.domain.source import SourceText
from nmsdesk.domain.thresholds import Thresholds
from nmsdesk.domain.urgency_rules import UrgencyRules
from nmsdesk.domain.watch_rules import WatchRules


@dataclass(frozen=True, slots=True)
class Knowledge:
    formulary: Formulary
    methods: Methods
    """Published dose equivalents, by the method's id."""

    findings: Mapping[FindingId, FindingSpec]
    criteria: tuple[CriteriaSet, ...]
    features: Features
    thresholds: Thresholds
    urgency: UrgencyRules
    watch: WatchRules
    sources: Mapping[SourceId, SourceText]
    dated: str
    """The date of the clinical content, as the About page shows it."""

    risk_factors: tuple[str, ...] = ()
    """What may be recorded of a person, in the order in which a form lists it."""
