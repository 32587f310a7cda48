"""A handful of drugs with round figures, and the ledger kept from orders of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

from nmsdesk.documents.watch_rules import load_watch_rules
from nmsdesk.domain.case import Case
from nmsdesk.domain.change import Change, ChangeKind
from nmsdesk.domain.drug import Drug, DrugClass, Mechanism, Washout
from nmsdesk.domain.equivalents import Basis, Equivalent, Given, Method
from nmsdesk.domain.ids import DrugId
from nmsdesk.domain.ledger import Ledger, keep
from nmsdesk.domain.order import Order
from nmsdesk.domain.pharmacology import DepotProduct
from nmsdesk.domain.recognition import Ingredient, Recognition, Standing
from tests.builders import a_case

A_METHOD = Method(
    "round",
    "Round figures",
    (),
    tuple(
        Equivalent(
            DrugId(name),
            name,
            given,
            Decimal(mg),
            Basis(DrugId("chlorpromazine"), Decimal(100), Given.ORAL),
            interval_days=None if days is None else Decimal(days),
            salt=salt,
        )
        for name, given, mg, days, salt in (
            ("haloperidol", Given.ORAL, 2, None, None),
            ("olanzapine", Given.ORAL, 5, None, None),
            ("clozapine", Given.ORAL, 50, None, None),
            ("haloperidol", Given.LONG_ACTING, 50, 28, "decanoate"),
        )
    ),
)
"""mg equal to 100 mg chlorpromazine: haloperidol 2, olanzapine 5, clozapine 50; the decanoate 50
mg every 28 days. No short-acting injection has a figure."""

LEVODOPA = {DrugId("levodopa"): Decimal(1), DrugId("ropinirole"): Decimal(20)}

RULES = replace(
    load_watch_rules(Path(__file__).resolve().parents[1] / "resources"),
    method=A_METHOD,
    levodopa=LEVODOPA,
)

A, B, D, S = (
    DrugClass.ANTIPSYCHOTIC,
    DrugClass.DOPAMINE_BLOCKER,
    DrugClass.DOPAMINERGIC,
    DrugClass.SEROTONERGIC,
)


def a_drug(
    name: str,
    *classes: DrugClass,
    washout_days: float | None = 5,
    does: tuple[str, str] | None = None,
    depots: tuple[DepotProduct, ...] = (),
    bridging: str | None = None,
) -> Drug:
    return Drug(
        DrugId(name),
        classes,
        mechanisms=() if does is None else (Mechanism(*does, ()),),
        washout=None if washout_days is None else Washout(Decimal(str(washout_days * 24)), ()),
        depots=depots,
        bridging_days=None if bridging is None else Decimal(bridging),
    )


DECANOATE = DepotProduct("Haldol Decanoate", Decimal(28), Decimal(77), (), ("decanoate",))
ACETATE = DepotProduct("Acuphase", Decimal(3), Decimal(7), (), ("acetate",))
LONG_ONE = DepotProduct("Paliperidone monthly", Decimal(28), Decimal(22), (), ("palmitate",))

DRUGS = [
    a_drug("haloperidol", A, depots=(DECANOATE,)),
    a_drug("zuclopenthixol", A, depots=(ACETATE,)),
    a_drug("paliperidone", A, depots=(LONG_ONE,)),
    a_drug("olanzapine", A, washout_days=7),
    a_drug("aripiprazole", A, washout_days=20),
    a_drug("clozapine", A, bridging="2"),
    a_drug("quetiapine", A, washout_days=None),
    a_drug("metoclopramide", B, washout_days=2),
    a_drug("domperidone", B, washout_days=2),
    a_drug("amoxapine", A, S, does=("reuptake_inhibitor", "weak")),
    a_drug("levodopa", D, washout_days=1),
    a_drug("ropinirole", D, washout_days=1),
    a_drug("pergolide", D, washout_days=1),
    a_drug("lithium", DrugClass.LITHIUM, does=("lithium", "strong")),
    a_drug("citalopram", S, washout_days=8, does=("reuptake_inhibitor", "strong")),
    a_drug("sertraline", S, does=("reuptake_inhibitor", "strong")),
    a_drug("fluoxetine", S, washout_days=35, does=("reuptake_inhibitor", "strong")),
    a_drug("phenelzine", S, washout_days=14, does=("maoi_irreversible", "strong")),
    a_drug("ondansetron", S, does=("antagonist_with_regulatory_warning", "warning_only")),
    a_drug("biperiden", DrugClass.ANTICHOLINERGIC),
    a_drug("baclofen", DrugClass.GABA_B_AGONIST),
    a_drug("lorazepam", DrugClass.BENZODIAZEPINE),
    a_drug("carbidopa", DrugClass.OTHER),
]
BRANDS = {"haldol": "haloperidol", "zyprexa": "olanzapine", "prozac": "fluoxetine"}
COMBINATIONS = {"symbyax": ("olanzapine", "fluoxetine")}
HARMLESS = ("metformin", "insulin")


@dataclass(slots=True)
class FewDrugs:
    """Recognises a text by its first word; knows nothing else."""

    drugs: Mapping[DrugId, Drug] = field(default_factory=lambda: {d.id: d for d in DRUGS})
    known: dict[str, Recognition] = field(default_factory=dict)

    def recognise(self, text: str) -> Recognition:
        found = self.known.get(text)
        if found is None:
            found = self.known[text] = self._read(text)
        return found

    def _read(self, text: str) -> Recognition:
        words = text.casefold().split()
        name = BRANDS.get(words[0], words[0])
        names = COMBINATIONS.get(name, (name,) if DrugId(name) in self.drugs else ())
        salt = next((w for w in words if w in ("decanoate", "acetate", "palmitate")), None)
        if names:
            found = tuple(Ingredient(DrugId(n), self.drugs[DrugId(n)].classes) for n in names)
            return Recognition(text, found, standing=Standing.OURS, depot_salt=salt)
        if name in HARMLESS:
            return Recognition(text, standing=Standing.NO_ROLE)
        return Recognition(text, offered=("olanzapine",) if name == "olanzapin" else ())


FEW = FewDrugs()


def kept(*orders: Order, **case: object) -> Ledger:
    return keep(a_case(*orders, **case), FEW, RULES)


def kept_case(case: Case) -> Ledger:
    return keep(case, FEW, RULES)


def rows(*orders: Order, **case: object) -> list[tuple[str, str]]:
    """Kind and drug of every row."""
    return [(each.kind.value, each.drug) for each in kept(*orders, **case).changes]


def only(kind: ChangeKind, *orders: Order, **case: object) -> Change:
    """The one row of a kind."""
    (row,) = [each for each in kept(*orders, **case).changes if each.kind is kind]
    return row


def none(kind: ChangeKind, *orders: Order, **case: object) -> bool:
    return all(each.kind is not kind for each in kept(*orders, **case).changes)
