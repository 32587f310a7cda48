"""Figures and moments of the day as sigs write them."""

import re
from decimal import Decimal

NUMBER_WORDS = {
    "half": "0.5", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
    "once": "1", "twice": "2", "thrice": "3",
    "ein": "1", "eine": "1", "einmal": "1", "zwei": "2", "zweimal": "2", "drei": "3",
    "dreimal": "3", "vier": "4", "un": "1", "une": "1", "deux": "2", "trois": "3", "quatre": "4",
    "una": "1", "dos": "2", "tres": "3", "cuatro": "4",
}  # fmt: skip
MOMENTS = (
    "morning|mane|qam|noon|midday|lunch(?:time)?|afternoon|teatime|evening|night|nocte|bedtime|qhs|hs"
    "|breakfast|dinner|supper|morgens|mittags|abends|nachts|matin|midi|soir|coucher"
    "|manana|mediodia|tarde|noche|desayuno|cena|qpm"
)
_DOTTED = re.compile(r"\b(?:[a-z]\.\s?)+[a-z]\b\.?")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")


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
    line = _DOTTED.sub(lambda found: found.group(0).replace(".", "").replace(" ", "") + " ", line)
    line = re.sub(r"(?<!\d)\.|\.(?!\d)", " ", line)
    return re.sub(r"[\s_]+", " ", line).strip()
