"""A temperature in °C, as every record keeps it, and in °F, as some people read it."""

from decimal import ROUND_HALF_EVEN, Decimal

TENTH, KEPT = Decimal("0.1"), Decimal("0.01")


def celsius(degrees: Decimal) -> Decimal:
    """°F to °C, two decimals, half even: with one, 101.2 °F would come back as 101.1."""
    return ((degrees - 32) * 5 / 9).quantize(KEPT, ROUND_HALF_EVEN)


def fahrenheit(degrees: Decimal) -> Decimal:
    """°C to °F, one decimal, half even."""
    return (degrees * 9 / 5 + 32).quantize(TENTH, ROUND_HALF_EVEN)


def tenth(degrees: Decimal) -> Decimal:
    """As it is read: one decimal, half even."""
    return degrees.quantize(TENTH, ROUND_HALF_EVEN)
