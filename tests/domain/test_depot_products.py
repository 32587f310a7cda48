"""Which long-acting product a text means where several are made of one ester."""

import pytest


@pytest.mark.parametrize(
    ("text", "product", "interval"),
    [
        ("Invega Hafyera (paliperidone palmitate) 1092 mg", "Invega Hafyera", 180),
        ("paliperidone palmitate (Invega Trinza) 546 mg", "Invega Trinza", 84),
        ("paliperidone palmitate 156 mg monthly", "Invega Sustenna", 28),
        ("Xeplion 100 mg", "Xeplion", 28),
        ("risperidone microspheres 25 mg IM", "Risperdal Consta", 14),
        ("haloperidol decanoate 100 mg", "Haldol Decanoate", 28),
    ],
)
def test_that_the_products_own_word_comes_before_its_ester(knowledge, text, product, interval):
    found = knowledge.formulary.recognise(text)
    depot = knowledge.formulary.depot(found.ingredients[0].drug, found.depot_salt)
    assert (depot.name, depot.interval_days) == (product, interval)
