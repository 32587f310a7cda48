"""Which finding stands where on the two sheets of the check, in the order in which one examines."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nmsdesk.domain.finding import FindingKind, FindingSpec
from nmsdesk.domain.ids import FindingId

BEDSIDE = "bedside"
MORE = "more"

BLOOD_PRESSURE = "blood_pressure"
"""One row, two findings: nobody types them apart."""

TOGETHER: Mapping[str, tuple[str, ...]] = {BLOOD_PRESSURE: ("systolic_bp", "diastolic_bp")}

_BEDSIDE = (
    (
        (
            "look",
            (
                "akinesia catatonic_signs tremor myoclonus shivering spontaneous_clonus"
                " ocular_clonus akathisia dystonia dyskinesia incoordination diaphoresis pallor"
                " flushing sialorrhoea dry_mucosa"
            ),
        ),
    ),
    (
        ("feel", "rigidity reflexes inducible_clonus dry_skin pupils bowel_sounds"),
        ("speak", "consciousness_acvpu altered_consciousness confusion coma mutism agitation"),
    ),
    (
        (
            "ask",
            "dysphagia urinary_incontinence urinary_retention diarrhoea nausea_vomiting seizure",
        ),
        (
            "measure",
            (
                "temperature temperature_site heart_rate blood_pressure respiratory_rate"
                " oxygen_saturation supplemental_oxygen"
            ),
        ),
    ),
)

_MORE = (
    (
        (
            "laboratory",
            (
                "creatine_kinase creatine_kinase_uln white_cell_count serum_iron creatinine"
                " potassium sodium bicarbonate ph alt ast ldh myoglobinuria"
            ),
        ),
    ),
    (
        (
            "rarer",
            (
                "labile_bp chorea trismus opisthotonos oculogyric_crisis retrocollis"
                " festinating_gait flexor_extensor_posturing restlessness hypomania insomnia"
            ),
        ),
    ),
    (
        (
            "workup",
            (
                "infection_workup other_causes_workup mental_disorder_explains injection_within_24h"
                " restraint_within_24h"
            ),
        ),
    ),
)

_EACH_BY_ITSELF = frozenset({"measure", "laboratory", "workup"})
"""Groups of measurements and of statements on other causes: nothing there is absent by the way."""

_DECIDED_BY_FIGURES = frozenset(
    {
        *("fever", "tachycardia", "tachypnoea", "hypertension", "hypotension"),
        *("leucocytosis", "ck_raised", "acidosis"),
    }
)
"""Signs for a source that gives no figure; whoever stands at the bed has the figure."""


@dataclass(frozen=True, slots=True)
class RowPlan:
    """A row: its id (that of its finding, or of the pair) and the findings it answers."""

    id: str
    specs: tuple[FindingSpec, ...]

    @property
    def first(self) -> FindingSpec:
        return self.specs[0]

    @property
    def kind(self) -> FindingKind:
        return self.first.kind

    @property
    def counts(self) -> bool:
        """What only qualifies another value (a site, an upper limit) is nothing looked for."""
        return self.first.sibling_of is None


@dataclass(frozen=True, slots=True)
class GroupPlan:
    id: str
    rows: tuple[RowPlan, ...]

    @property
    def signs(self) -> tuple[RowPlan, ...]:
        """The rows of which one can say in a breath that none of it is there."""
        if self.id in _EACH_BY_ITSELF:
            return ()
        return tuple(row for row in self.rows if row.kind is FindingKind.SIGN)


@dataclass(frozen=True, slots=True)
class SheetPlan:
    id: str
    columns: tuple[tuple[GroupPlan, ...], ...]

    @property
    def groups(self) -> tuple[GroupPlan, ...]:
        return tuple(group for column in self.columns for group in column)

    @property
    def rows(self) -> tuple[RowPlan, ...]:
        return tuple(row for group in self.groups for row in group.rows)


def plan(specs: Mapping[FindingId, FindingSpec]) -> tuple[SheetPlan, ...]:
    """Lay the vocabulary out; a finding that no place is written for joins the rarer signs.

    So a new entry of the vocabulary appears on the page without a line of code.
    """
    bedside = SheetPlan(BEDSIDE, tuple(_column(column, specs) for column in _BEDSIDE))
    more = SheetPlan(MORE, tuple(_column(column, specs) for column in _MORE))
    placed = {spec.id for sheet in (bedside, more) for row in sheet.rows for spec in row.specs}
    unplaced = tuple(RowPlan(spec.id, (spec,)) for spec in _left_over(specs, placed))
    if unplaced:
        columns = tuple(
            tuple(
                GroupPlan(group.id, group.rows + unplaced) if group.id == "rarer" else group
                for group in column
            )
            for column in more.columns
        )
        more = SheetPlan(MORE, columns)
    return bedside, more


def _column(
    groups: tuple[tuple[str, str], ...], specs: Mapping[FindingId, FindingSpec]
) -> tuple[GroupPlan, ...]:
    return tuple(GroupPlan(name, tuple(_rows(ids.split(), specs))) for name, ids in groups)


def _rows(ids: list[str], specs: Mapping[FindingId, FindingSpec]) -> Iterator[RowPlan]:
    for name in ids:
        parts = TOGETHER.get(name, (name,))
        known = tuple(specs[FindingId(part)] for part in parts if FindingId(part) in specs)
        if len(known) == len(parts):
            yield RowPlan(name, known)


def _left_over(
    specs: Mapping[FindingId, FindingSpec], placed: set[FindingId]
) -> Iterator[FindingSpec]:
    for spec in specs.values():
        if (
            spec.id not in placed
            and spec.id not in _DECIDED_BY_FIGURES
            and spec.kind is not FindingKind.SCALE
        ):
            yield spec
