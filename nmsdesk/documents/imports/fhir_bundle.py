"""Walks a FHIR document: which resources stand where, and what a reference leads to."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from nmsdesk.documents.imports.fhir_json import Node, node, text, under

MEDICATION_ENTRIES = frozenset(
    {"MedicationRequest", "MedicationStatement", "MedicationAdministration", "MedicationDispense"}
)
ENTRIES = MEDICATION_ENTRIES | {"Observation"}


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A resource and its place; `number` is its place among all, `holder` what contains it."""

    number: int
    where: str
    resource: Node
    full_url: str | None = None
    holder: "Found | None" = None
    kind: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "kind", text(self.resource.get("resourceType")) or "")

    @property
    def id(self) -> str | None:
        return text(self.resource.get("id"))

    @property
    def key(self) -> str | None:
        """What makes it the same resource when it comes again."""
        if self.holder is not None or (self.full_url is None and self.id is None):
            return None
        # Some programs give every entry the address of the server: kind and id belong to it.
        return f"{self.full_url or ''} {self.kind}/{self.id or ''}"

    def says_the_same_as(self, other: "Found") -> bool:
        return self.resource == other.resource


@dataclass(slots=True)
class Walk:
    """`broken` are places at which a resource should stand and none does."""

    found: list[Found] = field(default_factory=list)
    broken: list[tuple[int, str]] = field(default_factory=list)
    _next: int = 0

    def number(self) -> int:
        self._next += 1
        return self._next


def walk(document: Node) -> Walk:
    """Every resource of the document, those in bundles, parameters and `contained` too."""
    seen = Walk()
    root = Found(seen.number(), text(document.get("resourceType")) or "", document)
    waiting = [root]
    while waiting:
        one = waiting.pop()
        seen.found.append(one)
        waiting.extend(reversed(list(_inside(one, seen, at_root=one is root))))
    seen.found.sort(key=lambda one: one.number)
    return seen


def _inside(one: Found, seen: Walk, *, at_root: bool) -> Iterator[Found]:
    before = "" if at_root else f"{one.where}."
    lists = {"Bundle": ("entry", "resource"), "Parameters": ("parameter", "resource")}
    if one.kind in lists:
        key, inner = lists[one.kind]
        yield from _listed(one, seen, f"{before}{key}", inner)
    contained = one.resource.get("contained")
    for index, value in enumerate(contained if isinstance(contained, list) else ()):
        if isinstance(value, dict):
            where = f"{before}contained[{index}]"
            yield Found(seen.number(), where, value, None, one)


def _listed(one: Found, seen: Walk, path: str, inner: str) -> Iterator[Found]:
    values = one.resource.get(path.rpartition(".")[2])
    for index, value in enumerate(values if isinstance(values, list) else ()):
        number, where = seen.number(), f"{path}[{index}]"
        resource = under(value, inner)
        if isinstance(resource, dict) and text(resource.get("resourceType")):
            yield Found(number, f"{where}.{inner}", resource, text(under(value, "fullUrl")))
        elif not isinstance(value, dict) or inner in value:
            seen.broken.append((number, where))


class Index:
    """Finds what a reference means: by full address, by type and id, inside the same resource."""

    def __init__(self, found: list[Found]) -> None:
        self._by_url: dict[str, Found] = {}
        self._by_id: dict[str, Found] = {}
        self._contained: dict[tuple[int, str], Found] = {}
        for one in found:
            if one.holder is not None:
                self._contained.setdefault((id(one.holder), one.id or ""), one)
                continue
            if one.full_url is not None:
                self._by_url.setdefault(one.full_url, one)
            if one.id is not None:
                self._by_id.setdefault(f"{one.kind}/{one.id}", one)

    def resolve(self, reference: str, source: Found) -> Found | None:
        """The resource that `reference` means where it stands in `source`; None: it is missing."""
        if reference.startswith("#"):
            holder = source.holder or source
            return self._contained.get((id(holder), reference[1:]))
        plain = reference.partition("/_history/")[0]
        exact = self._by_url.get(plain)
        if exact is not None:
            return exact
        if "://" in plain or plain.startswith("urn:"):
            return self._local_copy(plain)
        base = (source.full_url or "").rpartition(f"/{source.kind}/")[0]
        beside = self._by_url.get(f"{base}/{plain}") if base else None
        return beside or self._by_id.get(plain.lstrip("/"))

    def _local_copy(self, address: str) -> Found | None:
        """A whole address leads by type and id only to a resource that has no address itself."""
        one = self._by_id.get("/".join(address.rsplit("/", 2)[-2:]))
        if one is None or (one.full_url is not None and "://" in one.full_url):
            return None
        return one


def reference_of(value: object) -> str | None:
    """A reference's target as it is named: its address, else its identifier, else its display."""
    return (
        text(under(value, "reference"))
        or text(under(node(value).get("identifier"), "value"))
        or text(under(value, "display"))
    )
