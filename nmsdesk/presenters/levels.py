"""The words and shapes of the levels of urgency."""

from nmsdesk.domain.urgency import Level
from nmsdesk.presenters.wording import translate

SHAPES = {"emergency": "▲", "urgent": "▲", "watch": "◷"}
"""A shape beside the level's word: nothing is told by colour alone."""


def level_word(level: Level) -> str:
    return {
        Level.EMERGENCY: translate("Urgency", "Emergency"),
        Level.URGENT: translate("Urgency", "Urgent"),
        Level.WATCH: translate("Urgency", "Watch"),
        Level.ROUTINE: translate("Urgency", "Nothing open"),
    }[level]
