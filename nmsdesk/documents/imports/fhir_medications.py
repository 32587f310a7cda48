"""The medication entries of a FHIR document into each person's orders and administrations."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from nmsdesk.documents.imports.fhir_administrations import (
    administration,
    dose_of,
    order_named_by,
    single_dose,
)
from nmsdesk.documents.imports.fhir_bundle import MEDICATION_ENTRIES, Found
from nmsdesk.documents.imports.fhir_drug import NamedDrug, concept_of_drug
from nmsdesk.documents.imports.fhir_json import text
from nmsdesk.documents.imports.fhir_orders import Reading, dispensed, drug_of, orders_of
from nmsdesk.documents.imports.fhir_patients import People
from nmsdesk.domain.ids import OrderId
from nmsdesk.domain.order import Administration, Order
from nmsdesk.domain.recognition import Standing

_HANDED_OVER = frozenset({"completed", "in-progress", "stopped", "unknown", ""})
_ORDERING = ("MedicationRequest", "MedicationStatement")


@dataclass(slots=True)
class MedicationList:
    """What one person's entries came to; `none_taken`: the document says that there is none."""

    orders: list[Order] = field(default_factory=list)
    administrations: list[Administration] = field(default_factory=list)
    none_taken: bool = False
    named: set[str] = field(default_factory=set)
    first_order: dict[int, OrderId] = field(default_factory=dict)

    def add(self, found: Found, orders: Iterable[Order]) -> None:
        for order in orders:
            number = OrderId(str(len(self.orders)))
            self.orders.append(replace(order, id=number))
            self.first_order.setdefault(found.number, number)


class Medications:
    """Reads orders first, then doses, then supply: each needs to know those before it."""

    def __init__(self, people: People, reading: Reading) -> None:
        self._people = people
        self._reading = reading
        self._tally = reading.tally
        self.lists: dict[str, MedicationList] = {}

    def read(self, found: Iterable[Found]) -> None:
        entries = [one for one in found if one.kind in MEDICATION_ENTRIES]
        steps = (
            (_ORDERING, self._order),
            (("MedicationAdministration",), self._administration),
            (("MedicationDispense",), self._dispense),
        )
        for kinds, read in steps:
            for one in entries:
                if one.kind in kinds and self._may_be_read(one):
                    read(one, self._list_of(one))

    def _list_of(self, found: Found) -> MedicationList:
        key = self._people.subject(found).key or ""
        return self.lists.setdefault(key, MedicationList())

    def _may_be_read(self, found: Found) -> bool:
        """Mistaken entries and those that are about no person are left out first."""
        status = text(found.resource.get("status"))
        subject = self._people.subject(found)
        if status == "entered-in-error":
            self._leave_out(found, "import_status", status=status)
        elif subject.other is not None:
            self._leave_out(found, "import_not_about_a_person", who=subject.other)
        elif subject.key is None:
            self._leave_out(found, "import_no_person")
        else:
            return True
        return False

    def _order(self, found: Found, into: MedicationList) -> None:
        status = text(found.resource.get("status"))
        # STU3 says by `taken` what R4 says by a status of its own.
        not_taken = found.resource.get("taken") == "n"
        if status == "not-taken" or not_taken:
            self._leave_out(found, "import_not_used", status=status or "")
        elif found.resource.get("doNotPerform") is True:
            self._leave_out(found, "import_do_not_give")
        elif self._says_there_is_none(found, into):
            return
        elif (drug := self._drug(found)) is not None:
            into.named |= drug.keys
            into.add(found, self._counted(orders_of(found, drug, self._reading), drug))
            self._tally.read(found.number)

    def _says_there_is_none(self, found: Found, into: MedicationList) -> bool:
        keys = set(concept_of_drug(found, self._reading.index).keys)
        if "ips:no-medication-info" in keys:
            self._leave_out(found, "import_no_medicine_information")
            return True
        if not keys & self._reading.knowledge.vocabulary.no_medicines:
            return False
        into.none_taken = True
        self._tally.read(found.number)
        return True

    def _administration(self, found: Found, into: MedicationList) -> None:
        dose = dose_of(found, self._reading)
        status = text(found.resource.get("status")) or "missing"
        if dose is None:
            self._leave_out(found, "import_status", status=status)
            return
        if dose.at is None:
            self._leave_out(found, "import_no_time_given")
            return
        asked = order_named_by(found, self._reading)
        order = None if asked is None else into.first_order.get(asked.number)
        if order is not None:
            into.administrations.append(administration(dose, order, dose.at))
            self._tally.read(found.number)
        elif not dose.given.taken:
            self._leave_out(found, "import_not_given", status=status)
        elif (drug := self._drug(found)) is not None:
            into.add(found, self._counted((single_dose(dose, drug, dose.at),), drug))
            self._tally.read(found.number)

    def _dispense(self, found: Found, into: MedicationList) -> None:
        status = text(found.resource.get("status")) or ""
        if status not in _HANDED_OVER:
            self._leave_out(found, "import_supply_not_handed_over", status=status)
            return
        drug = self._drug(found)
        if drug is None:
            return
        if drug.keys & into.named:
            self._leave_out(found, "import_supply")
            return
        into.add(found, self._counted(dispensed(found, drug, self._reading), drug))
        self._tally.read(found.number)

    def _drug(self, found: Found) -> NamedDrug | None:
        drug = drug_of(found, self._reading)
        if drug is None:
            self._leave_out(found, "import_no_medicine")
        return drug

    def _counted(self, orders: tuple[Order, ...], drug: NamedDrug) -> tuple[Order, ...]:
        if drug.recognition.standing is Standing.UNKNOWN:
            self._tally.unrecognised += len(orders)
        return orders

    def _leave_out(self, found: Found, key: str, **values: str) -> None:
        self._tally.leave_out(found.number, found.where, key, **values)
