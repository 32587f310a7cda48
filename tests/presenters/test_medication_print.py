"""The list on paper: words, identity, changes; and the choices while a medicine is typed."""

from nmsdesk.domain.assess import assess
from nmsdesk.presenters.drug_choice import choices, read_as
from nmsdesk.presenters.medication_print import printed
from tests.builders import a_case, an_order


def on_paper(case, knowledge, texts):
    return printed(case, assess(case, knowledge), knowledge, texts)


def test_that_the_paper_names_the_person_and_says_what_it_is_not(knowledge, texts):
    view = on_paper(a_case(an_order("haloperidol", 5)), knowledge, texts)
    assert any("T-1" in part for part in view.identity)
    assert "not a diagnosis" in view.footer
    assert "06-Jun-2026 10:00" in view.footer
    assert view.page(2, 3) == "Page 2 of 3"


def test_that_the_paper_has_the_list_and_the_changes_of_30_days(knowledge, texts):
    case = a_case(
        an_order("haloperidol", 5, times=2, from_day=0, to_day=40, number=1),
        an_order("haloperidol", 10, times=2, from_day=40, number=2),
        day=45,
    )
    view = on_paper(case, knowledge, texts)
    (row,) = view.rows
    assert row.line == "DOSE 10 mg — by mouth — twice a day"
    assert row.watched
    change = next(one for one in view.changes if one.words.startswith("▲ +"))
    assert change.drug == "haloperidol"
    assert change.words == "▲ +100 % on 11-Jul-2026; watch window, day 6 of 30"
    assert "10" in change.why
    assert "20" in change.why


def test_that_an_unknown_list_is_not_printed_as_an_empty_one(knowledge, texts):
    assert on_paper(a_case(orders_known=False), knowledge, texts).no_rows == "No medicines recorded"
    assert "Confirmed" in on_paper(a_case(), knowledge, texts).no_rows


def test_that_choices_carry_their_class(knowledge, texts):
    found = choices("halo", knowledge.formulary, texts)
    assert any(one.text == "haloperidol" and "antipsychotic" in one.shown for one in found)
    assert choices("h", knowledge.formulary, texts) == ()


def test_that_what_is_typed_is_read_back_in_words(knowledge, texts):
    assert read_as("Haldol", knowledge.formulary, texts).startswith("haloperidol: antipsychotic")
    assert "kept as typed" in read_as("Zzyxolan", knowledge.formulary, texts)
    assert read_as("x", knowledge.formulary, texts) == ""


def test_that_the_paper_of_a_demonstration_says_so(knowledge, texts):
    case = a_case(an_order("haloperidol", 5))
    view = printed(case, assess(case, knowledge), knowledge, texts, demo=True)
    assert view.mark == "Demonstration: invented people"
    assert on_paper(case, knowledge, texts).mark == ""
