"""How cues add up."""

from hypothesis import given
from hypothesis import strategies as st

from comity.qualify.algebra import ASSERTED, SURENESS, State
from comity.qualify.cues import effects

EFFECTS = st.sampled_from(sorted(effects().values(), key=lambda effect: effect.name))
STATES = st.builds(
    State, status=st.sampled_from(("actual", "not", "planned", "proposed")), certainty=st.just("certain")
)


def run(*names: str) -> State:
    """The state below these effects, outermost first."""
    state = ASSERTED
    for name in names:
        state = effects()[name].apply(state, "a cue")
    return state


def test_two_negations_assert():
    """What is not denied not to be, is."""
    assert run("negates", "negates").status == "actual"


def test_failing_not_to_is_doing():
    """ "Did not fail to meet" says that they met; "did not refuse to meet" says nothing."""
    assert run("negates", "prevents").status == "actual"
    assert run("negates", "refuses").status == "hypothetical"


def test_a_fact_stays_a_fact():
    """What is taken for granted is so even under a question and a negation."""
    assert (run("questions", "negates", "fact").status, run("possible", "fact").certainty) == ("actual", "certain")


def test_a_wish_denied_is_a_denial():
    """Who does not want to leave does not leave."""
    assert run("negates", "wants").status == "not"


@given(STATES, EFFECTS)
def test_no_cue_makes_surer(state, effect):
    """Below a cue a speaker is never surer than above it, but for what is taken for granted."""
    below = effect.apply(state, "a cue")
    assert effect.name == "fact" or SURENESS.index(below.certainty) >= SURENESS.index(state.certainty)


@given(st.lists(EFFECTS, max_size=6))
def test_the_merely_possible_is_never_certain(cues):
    """Nothing is hypothetical and certain at once."""
    state = ASSERTED
    for effect in cues:
        state = effect.apply(state, "a cue")
    assert (state.status, state.certainty) != ("hypothetical", "certain")


@given(STATES, EFFECTS)
def test_a_cue_that_changes_a_field_is_named(state, effect):
    """Each change of status or certainty leaves the cue and the effect in `why`; no change leaves nothing."""
    below = effect.apply(state, "'word' on 'verb'")
    changed = (below.status, below.certainty) != (state.status, state.certainty)
    named = bool(below.why) and below.why[-1].endswith(f"'word' on 'verb': {effect.name}")
    assert named == (changed or (effect.name == "fact" and state != ASSERTED))
