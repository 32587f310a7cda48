"""The one door through which words of the screen's chrome pass on their way to a language."""

from collections.abc import Callable

Translator = Callable[[str, str, str, int], str]
"""context, text, note for the translator, number (-1: none) -> what a person reads."""


def plain(context: str, text: str, note: str, n: int) -> str:  # noqa: ARG001 - the signature of a Translator
    """English without Qt: `%n` becomes the number, `(s)` follows it."""
    if n < 0:
        return text
    return text.replace("%n", f"{n:,}").replace("(s)", "" if n == 1 else "s")


class _Backend:
    """What is installed now; the window installs Qt's, everything else reads plain English."""

    translate: Translator = staticmethod(plain)


def install(translator: Translator) -> None:
    """Let `translator` answer from now on."""
    _Backend.translate = staticmethod(translator)


def translate(context: str, text: str, note: str = "", n: int = -1) -> str:
    """`text` in the language of the screen; `n` fills `%n` and picks the plural.

    Gaps are written `{name}` and filled by the caller with `str.format`, so that a translator
    sees the whole sentence.
    """
    return _Backend.translate(context, text, note, n)
