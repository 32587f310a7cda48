"""The dose line in words: strengths of several substances, and a unit that nobody wrote."""

from nmsdesk.domain.order import Route
from nmsdesk.presenters.medicine_words import line
from tests.builders import an_order


def amount(drug, dose, unit, strength):
    return line(an_order(drug, dose, unit=unit, strength=strength, route=Route.ORAL))[0]


def test_that_two_strengths_of_one_tablet_stand_as_on_the_box():
    assert amount("Sinemet", 1, "tablet", "25 mg/100 mg") == "1 tablet of 25/100 mg"
    assert amount("Sinemet", 1, "tablet", "25mg / 100mg") == "1 tablet of 25/100 mg"
    assert amount("Sinemet", 2, "tablet", "25/100 mg") == "2 tablets of 25/100 mg"
    assert amount("Stalevo", 1, "tablet", "100 mg/25 mg/200 mg") == "1 tablet of 100/25/200 mg"


def test_that_a_concentration_is_still_read_as_so_much_in_so_much():
    assert amount("haloperidol", 1, "ampoule", "5 mg/mL") == "1 ampoule of 5 mg per mL"
    assert amount("haloperidol", 1, "ampoule", "10 mg/5 mL") == "1 ampoule of 10 mg per 5 mL"


def test_that_a_missing_unit_beside_a_strength_is_said_at_the_end():
    assert amount("fluoxetine", 1, None, "25 mg") == "1 of 25 mg, unit not recorded"
    assert amount("fluoxetine", 1, None, None) == "1, unit not recorded"
