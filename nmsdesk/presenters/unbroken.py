"""Says where a line may break: never within a date or a short fact, anywhere in an address."""

import re

_DATE = re.compile(r"\b(\d{2})-([A-Z][a-z]{2})-(\d{4})\b")
_HYPHEN = "\N{NON-BREAKING HYPHEN}"
_JOINT = re.compile(r"(?<=[/._?&=-])(?=\w)")
_BLANK = "\N{NO-BREAK SPACE}"
LONGEST = 40
"""Signs: a UUID with a word before it."""


def dates_whole(text: str) -> str:
    """The text with every date dd-Mmm-yyyy unbreakable; for the eye only, never to be stored."""
    return _DATE.sub(rf"\1{_HYPHEN}\2{_HYPHEN}\3", text)


def whole(text: str) -> str:
    """A short text in one piece: "ID 44-120" stays together, the line breaks before or after it.

    One longer than `LONGEST` is left as it is: somewhere it has to break.
    """
    return text.replace("-", _HYPHEN).replace(" ", _BLANK) if len(text) <= LONGEST else text


def breakable(address: str) -> str:
    """An address that may go on in the next line after each of its parts; for the eye only."""
    return _JOINT.sub("\N{ZERO WIDTH SPACE}", address)
