"""The list on paper, page by page."""

import re
from dataclasses import replace

import pytest
from PySide6.QtGui import QPainter

from nmsdesk.domain.assess import assess
from nmsdesk.presenters.medication_print import printed
from nmsdesk.ui import print_medications
from nmsdesk.ui.print_medications import to_pdf
from tests.builders import a_case, an_order


@pytest.fixture
def painted(monkeypatch, tmp_path):
    """What each page had at its edges, and how many pages there were."""

    def paint(view):
        told = []
        edges = print_medications._edges

        class Pen(QPainter):
            def drawText(self, *args):  # noqa: N802 - Qt's own name
                told[-1].append(args[-1])
                return super().drawText(*args)

        def spied(painter, *args):
            told.append([])
            return edges(painter, *args)

        monkeypatch.setattr(print_medications, "_edges", spied)
        monkeypatch.setattr(print_medications, "QPainter", Pen)
        to_pdf(view, tmp_path / "list.pdf")
        return told

    return paint


def test_that_every_page_of_a_demonstration_is_marked(qapp, painted, knowledge, texts):  # noqa: ARG001
    case = a_case(*(an_order("haloperidol", 5, number=n) for n in range(30)))
    case = replace(case, orders=tuple(replace(o, id=str(n)) for n, o in enumerate(case.orders)))
    view = printed(case, assess(case, knowledge), knowledge, texts, demo=True)
    pages = painted(view)
    assert len(pages) > 1
    assert all("Demonstration: invented people" in page for page in pages)


def test_that_a_real_record_bears_no_mark(qapp, painted, knowledge, texts):  # noqa: ARG001
    case = a_case(an_order("haloperidol", 5))
    for page in painted(printed(case, assess(case, knowledge), knowledge, texts)):
        assert not any("Demonstration" in words for words in page)


def test_that_no_date_is_broken_at_the_end_of_a_line_of_the_paper(knowledge, texts):
    case = a_case(an_order("haloperidol", 5, times=2, from_day=3), day=8)
    view = printed(case, assess(case, knowledge), knowledge, texts)
    told = print_medications.html(view)
    assert re.search(r"\d\d-[A-Z][a-z]{2}-\d{4}", told) is None
    assert "\N{NON-BREAKING HYPHEN}" in told
