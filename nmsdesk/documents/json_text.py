"""JSON as text: read with decimal figures and remembered faults, written with plain figures."""

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import NoReturn

from nmsdesk.documents.cursor import Cursor, NoNumber, Pairs
from nmsdesk.documents.problem import DocumentError, Problem

Json = bool | int | Decimal | str | Sequence["Json"] | Mapping[str, "Json"] | None


def read_json(text: str | bytes) -> Cursor:
    """The document as a cursor; DocumentError where it is no JSON (line and column).

    Figures are Decimal. A key that stands twice, NaN, Infinity and figures without end are kept
    as what they are, so that the complaint can name the path at which they stand.
    """
    try:
        return Cursor(
            json.loads(
                _decoded(text),
                parse_int=_figure,
                parse_float=_figure,
                parse_constant=NoNumber,
                object_pairs_hook=_pairs,
            )
        )
    except json.JSONDecodeError as error:
        _not_json(error)
    except RecursionError:
        raise DocumentError([Problem("is nested too deeply to be one of ours")]) from None


def write_json(value: Json) -> str:
    """Indented by two, keys in the order given, figures plain (10, never 10.0 or 1E+1)."""
    return "".join(_written(value, "")) + "\n"


def plain(figure: Decimal | int) -> str:
    """A figure without exponent and without trailing zeros."""
    text = format(Decimal(figure), "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _decoded(text: str | bytes) -> str:
    if isinstance(text, str):
        text = text.removeprefix("\ufeff")
    elif text[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise DocumentError([Problem("is UTF-16; save it as UTF-8")])
    else:
        try:
            text = text.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            words = f"is not UTF-8 at byte {error.start + 1}; save it as UTF-8"
            raise DocumentError([Problem(words)]) from None
    if not text.strip():
        raise DocumentError([Problem("is empty; a JSON object {…} expected")])
    return text


def _figure(text: str) -> Decimal | NoNumber:
    try:
        return Decimal(text)
    except InvalidOperation:
        return NoNumber(text)


def _pairs(pairs: list[tuple[str, object]]) -> Pairs:
    found = Pairs(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        found.repeated = tuple(name for name in found if names.count(name) > 1)
    return found


def _not_json(error: json.JSONDecodeError) -> NoReturn:
    place = f"line {error.lineno}, column {error.colno}"
    if not error.doc[error.pos :].strip() or error.msg.startswith("Unterminated"):
        words = f"ends in the middle at {place} (cut off?); fetch or save it again"
    else:
        words = f"is not JSON at {place}: {error.msg[0].lower()}{error.msg[1:]}"
    raise DocumentError([Problem(words)]) from None


def _written(value: Json, margin: str) -> Iterator[str]:
    match value:
        case None | bool() | str():
            yield json.dumps(value, ensure_ascii=False)
        case int() | Decimal():
            yield plain(value)
        case Mapping():
            keyed = (
                (f"{json.dumps(key, ensure_ascii=False)}: ", one) for key, one in value.items()
            )
            yield from _enclosed("{}", keyed, margin)
        case _:
            yield from _enclosed("[]", (("", one) for one in value), margin)


def _enclosed(brackets: str, parts: Iterator[tuple[str, Json]], margin: str) -> Iterator[str]:
    inner = f"{margin}  "
    opening = brackets[0]
    for before, value in parts:
        yield f"{opening}\n{inner}{before}"
        yield from _written(value, inner)
        opening = ","
    yield brackets if opening == brackets[0] else f"\n{margin}{brackets[1]}"
