"""What an expression of several parts answers is what `at_least` makes of the parts' answers."""

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from nmsdesk.domain.explaining import deciding, undecided
from nmsdesk.domain.expression import AtLeast, Not
from nmsdesk.domain.leaf import LEAVES, Ask, Present
from nmsdesk.domain.truth import Truth, at_least

VALUES = {Truth.MET: True, Truth.NOT_MET: False, Truth.UNKNOWN: None}
SIGNS = ("akinesia", "mutism", "tremor", "clonus")

parts = st.recursive(
    st.sampled_from(SIGNS).map(Present) | st.sampled_from(SIGNS).map(Ask),
    lambda inner: (
        st.builds(AtLeast, st.integers(0, 4), st.lists(inner, max_size=3).map(tuple))
        | st.builds(Not, inner)
    ),
    max_leaves=8,
)
found = st.dictionaries(st.sampled_from(SIGNS), st.booleans())
answered = st.fixed_dictionaries({name: st.sampled_from(Truth) for name in SIGNS})


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

    def ask(question):
        asked.append(question)
        return Truth.MET if int(question.question) < met else Truth.NOT_MET

    questions = tuple(Ask(str(place)) for place in range(met + not_met))
    if met:
        AtLeast(1, questions).answer(SimpleNamespace(values={}, memo={}, ask=ask))
        assert asked == [questions[0]]


def _known(values, answers):
    return SimpleNamespace(values=values, memo={}, ask=lambda question: answers[question.question])


def _plainly(part, values, answers):
    """The answer by its definition, every part looked at."""
    if isinstance(part, Ask):
        return answers[part.question]
    if isinstance(part, Present):
        return Truth.of(values.get(part.name))
    inner = [_plainly(each, values, answers) for each in part.parts]
    return ~inner[0] if isinstance(part, Not) else at_least(part.needed, inner)


def _open(part, values, answers):
    """What nobody assessed in the parts that are still open, every part looked at."""
    if _plainly(part, values, answers) is not Truth.UNKNOWN:
        return []
    if isinstance(part, LEAVES):
        return [part]
    return [leaf for each in part.parts for leaf in _open(each, values, answers)]


def _settling(part, values, answers):
    """What made the answer what it is, every part looked at."""
    if isinstance(part, LEAVES):
        return [part]
    inner = part.parts
    if isinstance(part, AtLeast):
        unmet = _plainly(part, values, answers) is Truth.NOT_MET
        wanted = Truth.NOT_MET if unmet else Truth.MET
        inner = [each for each in inner if _plainly(each, values, answers) is wanted]
    return [leaf for each in inner for leaf in _settling(each, values, answers)]


@given(parts, found, answered)
def test_that_leaving_out_what_nobody_assessed_changes_no_answer(part, values, answers):
    assert part.answer(_known(values, answers)) is _plainly(part, values, answers)


@given(parts, found, answered)
def test_that_leaving_it_out_changes_no_explanation_either(part, values, answers):
    known = _known(values, answers)
    assert deciding(part, known) == _settling(part, values, answers)
    assert undecided(part, known) == _open(part, values, answers)
