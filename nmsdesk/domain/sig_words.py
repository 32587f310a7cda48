"""Figures, halves, abbreviations and moments of the day as medication texts write them."""

import re
from decimal import Decimal

from nmsdesk.domain.spelling import plain

NUMBER_WORDS = {
    "half": "0.5", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
    "once": "1", "twice": "2", "thrice": "3",
    "ein": "1", "eine": "1", "einmal": "1", "zwei": "2", "zweimal": "2", "drei": "3",
    "dreimal": "3", "vier": "4", "un": "1", "une": "1", "deux": "2", "trois": "3", "quatre": "4",
    "una": "1", "dos": "2", "tres": "3", "cuatro": "4",
}  # fmt: skip
MOMENTS = (
    "morning|mane|qam|noon|midday|lunch(?:time)?|afternoon|teatime|evening|night|nite|nocte|noc"
    "|bedtime|qhs|hs|breakfast|dinner|supper|morgens|mittags|abends|nachts|(?<=zur )nacht"
    "|matin|midi|soir|coucher|acostarse"
    "|manana|mediodia|tarde|noche|desayuno|cena|qpm|mattina|mattino|(?<=la )sera"
    "|fruh|ochtends?|avonds?|(?<=voor de )nacht|natten|kvallen|rano|wieczor(?:em)?"
    "|manha|almoco|jantar|noite|deitar"
)
_JOINED = re.compile(r"\b[a-z](?:\.\d{1,2})?(?:\.[a-z])+\b\.?")
_APART = re.compile(
    r"\b(?:p\.\s?o|i\.\s?[mv]|s\.\s?[cl]|p\.\s?r\.\s?n|[bt]\.\s?i\.\s?d|q\.\s?[idoh]\.\s?[ds]"
    r"|t\.\s?d\.\s?s|[bqo]\.\s?d|h\.\s?s|a\.\s?c|z\.\s?n|b\.\s?b|o\.\s?[mn])\b(?:\.|(?!\w))"
)
_MEANS = {"zn": "nocte", "bb": "prn", "on": "nocte", "om": "mane"}
"""Two letters that mean a moment only where full stops stand between them."""
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_CAPSULE = re.compile(r"\bgél(?:\.|\b)", re.IGNORECASE)
_NO_ZERO = re.compile(r"(?<![\w.])\.(?=\d)")
_GLUED = re.compile(
    r"\b([a-z]{4,})(?=\d)|(?<=\d)(m[gl]|mcg|ug|g)(?=\d|(?:po|bd|bid|od|tds|tid|qds|qid|prn|hs)\b)"
)
_AND_A_HALF = re.compile(
    r"\b(\d|one|two|three|four)\s(?:and|&)\s(?:a half|one[- ]half|half|1/2)(?: of an?| an?)?\b"
)
_RANGE = re.compile(r"(\d) ?(mg|mcg|ug|g|ml) ?(?:-|to|bis) ?(\d+(?:[.,]\d+)? ?\2\b)")
_SAID_TWICE = re.compile(r"(\d) ?\((?:half|one|two|three|four|five|six)(?: and a half)?\)")
_A_HALF = re.compile(r"\b(?:one|a|1)[- ]half(?: of an?| an?)?\b|\bhalf(?: of)? an?\b")


def tidy(text: str) -> str:
    """A medication text in plain small letters, its figures and halves in one way of writing.

    "haldol5mg" -> "haldol 5mg", ".5 mg" -> "0.5 mg", "one-half tablet" -> "1/2 tablet"; the
    French "gél." (capsule) is told from a gel.
    """
    line = plain(text if text.isascii() else _CAPSULE.sub("gelule ", text))
    if line.isalpha():
        return line
    line = _GLUED.sub(r"\g<0> ", _NO_ZERO.sub("0.", line))
    line = _RANGE.sub(r"\1-\3", line)
    if "(" in line:
        line = _SAID_TWICE.sub(r"\1", line)
    if "half" in line or "1/2" in line:
        line = _AND_A_HALF.sub(_and_a_half, line)
        line = _A_HALF.sub("1/2", line)
    return line


def _and_a_half(found: re.Match[str]) -> str:
    whole = found.group(1)
    return f"{NUMBER_WORDS.get(whole, whole)} 1/2"


def figure_pattern() -> str:
    """A figure or a number word, as a pattern without groups of its own."""
    words = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
    return rf"(?:\d+(?:[.,]\d+)*(?:\s?1/2)?|1/2|1/4|\b(?:{words})\b)"


def figure(text: str | None) -> Decimal | None:
    """The number that a figure or word writes; None where there is none.

    A comma before exactly three digits groups thousands ("1,000"), any other is a decimal one.
    """
    if text is None:
        return None
    word = NUMBER_WORDS.get(text)
    if word is not None:
        return Decimal(word)
    half = Decimal(0)
    if text.endswith("1/2"):
        half, text = Decimal("0.5"), text.removesuffix("1/2").strip()
    elif text == "1/4":
        return Decimal("0.25")
    if not text:
        return half
    written = text.replace(",", "") if _THOUSANDS.fullmatch(text) else text.replace(",", ".")
    try:
        return Decimal(written) + half
    except ArithmeticError:
        return None


def abbreviations_joined(line: str) -> str:
    """Write "b.i.d." and "p. o." as "bid" and "po"; other full stops become spaces."""
    if "." in line:
        line = _JOINED.sub(_without_stops, line)
        line = _APART.sub(_without_stops, line)
        line = re.sub(r"(?<!\d)\.|\.(?!\d)", " ", line)
    return re.sub(r"[\s_]+", " ", line).strip()


def _without_stops(found: re.Match[str]) -> str:
    letters = found.group(0).replace(".", "").replace(" ", "")
    return _MEANS.get(letters, letters) + " "
