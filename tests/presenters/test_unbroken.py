"""Dates stay in one piece on the screen, and say the same."""

from nmsdesk.presenters.unbroken import breakable, dates_whole, whole


def test_that_a_date_within_a_sentence_is_not_broken_and_a_word_with_a_hyphen_may_be():
    shown = dates_whole("beta-blocker since 04-Mar-2026, 08:00")
    assert shown == "beta-blocker since 04‑Mar‑2026, 08:00"


def test_that_a_short_fact_has_no_blank_at_which_it_could_be_broken():
    assert whole("ID 44 120").split(" ") == ["ID\N{NO-BREAK SPACE}44\N{NO-BREAK SPACE}120"]


def test_that_a_long_text_may_break_so_that_it_pushes_nothing_out_of_the_window():
    long = "a sentence-like identifier " * 3
    assert whole(long) == long


def test_that_an_identifier_with_hyphens_is_not_broken():
    assert "-" not in whole("ID 5de38439-d320-46d3-854d-3c098e88de4c")


def test_that_an_address_may_break_after_each_part_and_reads_the_same():
    shown = breakable("https://a.org/b-c/d")
    assert shown.split("\N{ZERO WIDTH SPACE}") == ["https://", "a.", "org/", "b-", "c/", "d"]
