"""The keys by which a word finding is answered: a digit each, and the letters a ward knows."""

from dataclasses import dataclass

from nmsdesk.domain.finding import FindingSpec

_LETTERS = {
    ("consciousness_acvpu", "alert"): "A",
    ("consciousness_acvpu", "confused"): "C",
    ("consciousness_acvpu", "voice"): "V",
    ("consciousness_acvpu", "pain"): "P",
    ("consciousness_acvpu", "unresponsive"): "U",
}


@dataclass(frozen=True, slots=True)
class WordKey:
    """`word` None stands for "present, kind not stated"."""

    key: str
    word: str | None
    also: str = ""


def word_keys(spec: FindingSpec) -> tuple[WordKey, ...]:
    """Each choice with the key that is shown on it and the one that answers it as well."""
    keys = tuple(
        WordKey(_LETTERS.get((spec.id, word), str(place)), word, _also(spec, word, place))
        for place, word in enumerate(spec.words, start=1)
    )
    return (*keys, WordKey("Y", None)) if spec.accepts_true else keys


def _also(spec: FindingSpec, word: str, place: int) -> str:
    if (spec.id, word) in _LETTERS:
        return str(place)
    return "N" if word in spec.absent_words else ""


def word_for(spec: FindingSpec, key: str) -> str | bool | None:
    """What a key answers: a word, True for "present, kind not stated", None for nothing."""
    for choice in word_keys(spec):
        if key.upper() in (choice.key, choice.also):
            return True if choice.word is None else choice.word
    return None
