"""How many mg chlorpromazine a dose is held equal to, under one named method."""

from decimal import Decimal

from nmsdesk.domain.course import Course, Mode
from nmsdesk.domain.equivalents import Equivalent, Given, Method, Methods
from nmsdesk.domain.ids import DrugId
from nmsdesk.domain.order import Route
from nmsdesk.domain.pharmacology import Counted, DepotProduct

CHLORPROMAZINE = DrugId("chlorpromazine")

_GIVEN = {
    Route.ORAL: Given.ORAL,
    Route.SUBLINGUAL: Given.ORAL,
    Route.IM: Given.SHORT_ACTING,
    Route.IV: Given.SHORT_ACTING,
    Route.SC: Given.SHORT_ACTING,
    Route.DEPOT: Given.LONG_ACTING,
}


def factor(method: Method | None, course: Course) -> Decimal | None:
    """Mg chlorpromazine by mouth that a mg of this drug by this route is held equal to.

    Of a depot a mg is one a day (the dose of an injection by the days of its interval). None: the
    method has no figure, the route is none that it converts or is not known, or its figure is
    equal to an injection that is itself not converted.
    """
    given = _GIVEN.get(course.route)
    if method is None or given is None:
        return None
    row = _row(method, course, given)
    if row is None:
        return None
    basis = _in_chlorpromazine(method, row)
    if basis is None:
        return None
    if course.mode is not Mode.DEPOT:
        return basis / row.mg
    return basis * (row.interval_days or 1) / row.mg * _moiety(course.product, row)


def methods_for(methods: Methods, course: Course) -> tuple[str, ...]:
    """The ids of the methods that convert a drug by a route."""
    return tuple(name for name, each in methods.items() if factor(each, course) is not None)


def _row(method: Method, course: Course, given: Given) -> Equivalent | None:
    """The drug's own name comes before another name that the publication prints for it."""
    rows = [
        row for row in method.of(course.drug.id) if row.given is given and _of_salt(row, course)
    ]
    return min(rows, key=lambda row: (row.salt is None, row.printed != row.drug), default=None)


def _of_salt(row: Equivalent, course: Course) -> bool:
    """A figure that names an ester is one of that product alone."""
    if row.salt is None:
        return True
    return course.product is not None and row.salt in course.product.salts


def _in_chlorpromazine(method: Method, row: Equivalent) -> Decimal | None:
    """The basis of a figure in mg chlorpromazine by mouth."""
    if row.basis.given is not Given.ORAL:
        return None
    if row.basis.drug == CHLORPROMAZINE:
        return row.basis.mg
    for other in method.of(CHLORPROMAZINE):
        if other.given is Given.ORAL:
            same = (other.basis.drug, other.basis.given) == (row.basis.drug, row.basis.given)
            return row.basis.mg * other.mg / other.basis.mg if same else None
    return None


def _moiety(product: DepotProduct | None, row: Equivalent) -> Decimal:
    """A figure that names no ester is one of the active moiety; the label may count the ester."""
    if product is None or row.salt is not None or product.counts is not Counted.SALT:
        return Decimal(1)
    return product.factor or Decimal(1)
