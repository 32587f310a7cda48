"""What is asked of a person's identifier before it enters the record."""

from nmsdesk.domain.errors import UserError


def identifier(typed: str) -> str:
    """The identifier as it is kept: without the blanks around it, which no reader sees.

    Raise `UserError` for an empty one, and for one with a sign that cannot be seen (a control
    character, a blank of no width): two people whose identifiers look alike would be taken for
    one another.
    """
    kept = typed.strip()
    if not kept:
        raise UserError("A patient needs an identifier: nothing was saved. Type one.")
    if not kept.isprintable():
        raise UserError(
            "The identifier holds a sign that cannot be seen: nothing was saved. "
            "Type it anew instead of pasting it."
        )
    return kept
