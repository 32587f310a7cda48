"""Figures and doses as a person types them; a comma is refused, as it is read in two ways."""

import re
from decimal import Decimal

from nmsdesk.domain.order import Dose
from nmsdesk.presenters.wording import translate

_FIGURE = re.compile(r"\d*\.?\d+|\d+\.")
_RANGE = re.compile(r"^(.+?)\s*(?:-|–|to)\s*(.+)$")


def read_figure(typed: str) -> Decimal | str:
    """A positive figure, or the sentence that says why it is none."""
    text = typed.strip().replace("\u00a0", "")
    if "," in text:
        return translate(
            "OrderForm", "A comma can be read in two ways: write 1000, or 0.5 with a point."
        )
    if not _FIGURE.fullmatch(text):
        return translate("OrderForm", "Write a figure above 0, such as 5 or 0.5.")
    value = Decimal(text)
    if value <= 0:
        return translate("OrderForm", "Write a figure above 0, such as 5 or 0.5.")
    return value


def read_dose(typed: str) -> Dose | str:
    text = typed.strip()
    ends = match.groups() if (match := _RANGE.match(text)) else (text, text)
    low, high = read_figure(ends[0]), read_figure(ends[1])
    if isinstance(low, str):
        return low
    if isinstance(high, str):
        return high
    if low > high:
        return translate("OrderForm", "A range goes from the lower to the higher figure.")
    return Dose(low, high)
