"""Preferences in a file; what it holds and nobody understands falls back, and is logged."""

import logging
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QSettings

from nmsdesk.presenters.preferences import (
    GREATEST_SCALE,
    LEAST_SCALE,
    Look,
    Preferences,
    TemperatureUnit,
)

log = logging.getLogger(__name__)
NAME = "preferences.ini"
Choice = TypeVar("Choice", Look, TemperatureUnit)


def read_preferences(folder: Path) -> Preferences:
    """The preferences kept in `folder`; defaults where there are none."""
    stored = QSettings(str(folder / NAME), QSettings.Format.IniFormat)
    default = Preferences()
    return Preferences(
        look=_one_of(Look, stored.value("look"), default.look),
        text_scale=_scale(stored.value("text_scale"), default.text_scale),
        temperature=_one_of(TemperatureUnit, stored.value("temperature"), default.temperature),
        emergency_number=str(stored.value("emergency_number", "") or ""),
        introduced=str(stored.value("introduced", "false")).lower() == "true",
        load_method=str(stored.value("load_method", "") or ""),
    )


def write_preferences(folder: Path, preferences: Preferences) -> None:
    """Keep `preferences` in `folder`; a folder that cannot be written to is logged."""
    stored = QSettings(str(folder / NAME), QSettings.Format.IniFormat)
    stored.setValue("look", preferences.look.value)
    stored.setValue("text_scale", preferences.text_scale)
    stored.setValue("temperature", preferences.temperature.value)
    stored.setValue("emergency_number", preferences.emergency_number)
    stored.setValue("introduced", "true" if preferences.introduced else "false")
    stored.setValue("load_method", preferences.load_method)
    stored.sync()
    if stored.status() != QSettings.Status.NoError:
        log.warning("the preferences could not be written")


def _one_of(kind: type[Choice], stored: object, default: Choice) -> Choice:
    if stored is None:
        return default
    try:
        return kind(stored)
    except ValueError:
        log.warning("a preference of kind %s is not understood", kind.__name__)
        return default


def _scale(stored: object, default: int) -> int:
    try:
        scale = default if stored is None else int(str(stored))
    except ValueError:
        scale = 0
    if LEAST_SCALE <= scale <= GREATEST_SCALE:
        return scale
    log.warning("the text size is not understood")
    return default
