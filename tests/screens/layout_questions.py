"""Asks the layout, not the pixels: every question to a window at once."""

from PySide6.QtWidgets import QWidget

from tests.screens.item_questions import cut_cells, cut_headings, few_rows, sideways
from tests.screens.label_questions import broken_dates, cut_texts, narrow_pages, overlaps
from tests.screens.paint_questions import cut_paint, paint_on_paint, watch
from tests.screens.reach_questions import deeds_out_of_sight, grown, out_of_reach

MOST = 6
"""So many answers of one question are told."""


def faults(window: QWidget, wide: int, high: int) -> list[str]:
    """What is wrong with a window of `wide` x `high` pixels, each with the name of its question."""
    painting = watch(window)
    answers = {
        "grown": grown(window, wide, high),
        "cut": cut_texts(window),
        "broken dates": broken_dates(window),
        "narrow": narrow_pages(window),
        "overlapping": overlaps(window),
        "cut cells": cut_cells(window),
        "cut headings": cut_headings(window),
        "few rows": few_rows(window),
        "sideways": sideways(window),
        "out of reach": out_of_reach(window),
        "deeds out of sight": deeds_out_of_sight(window),
        "cut paint": cut_paint(window, painting),
        "paint on paint": paint_on_paint(painting),
    }
    return [f"{name}: {each}" for name, found in answers.items() for each in _first(found)]


def _first(found: list[str]) -> list[str]:
    """A list that is too wide names each of its rows: a few tell as much."""
    more = len(found) - MOST
    return [*found[:MOST], *([f"and {more} more"] if more > 0 else [])]
