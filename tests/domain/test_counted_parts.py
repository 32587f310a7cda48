"""What an expression of several parts answers is what `at_least` makes of the parts' answers."""

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from nmsdesk.domain.expression import AtLeast, Present
from nmsdesk.domain.truth import Truth, at_least

VALUES = {Truth.MET: True, Truth.NOT_MET: False, Truth.UNKNOWN: None}


@given(st.lists(st.sampled_from(Truth), max_size=6), st.integers(-1, 7))
def test_that_parts_are_counted_as_their_answers_are(answers, needed):
    known = SimpleNamespace(
        values={str(place): VALUES[answer] for place, answer in enumerate(answers)}, memo={}
    )
    expression = AtLeast(needed, tuple(Present(str(place)) for place in range(len(answers))))
    assert expression.answer(known) is at_least(needed, answers)
    assert expression.answer(known) is at_least(needed, answers)


@given(st.integers(0, 3), st.integers(0, 3))
def test_that_no_part_is_asked_once_the_result_stands(met, not_met):
    asked = []

    class Part:
        def __init__(self, answer):
            self._answer = answer

        def answer(self, _known):
            asked.append(self._answer)
            return self._answer

    parts = [Part(Truth.MET)] * met + [Part(Truth.NOT_MET)] * not_met
    if met:
        AtLeast(1, tuple(parts)).answer(SimpleNamespace(memo={}))
        assert asked == [Truth.MET]
