"""The future without a modal, and the moods."""

from datetime import date

import pytest

from comity.qualify.judge import Judge
from comity.qualify.tense import is_command, is_question, is_scheduled


@pytest.mark.parametrize(
    "marked", ["The summit [opens] tomorrow.", "Envoys are [flying] to Oslo on Monday.", "Talks [start] next week."]
)
def test_a_present_with_a_time_to_come_is_scheduled(parse_predicate, marked):
    """A timetable is told in the present tense."""
    assert is_scheduled(*parse_predicate(marked))


@pytest.mark.parametrize(
    "marked", ["The summit [opened] on Monday.", "Envoys [meet] often.", "Envoys were [flying] on Monday."]
)
def test_a_past_or_a_habit_is_not(parse_predicate, marked):
    """A past tense is past whatever day stands with it."""
    assert not is_scheduled(*parse_predicate(marked))


@pytest.mark.parametrize(
    ("published", "status"), [(date(2024, 5, 1), "planned"), (date(2024, 7, 1), "actual"), (None, "actual")]
)
@pytest.mark.parametrize(
    "marked", ["The summit [opens] on 9 June 2024.", "The [vote] on 9 June 2024 divides the bloc."]
)
def test_a_date_is_to_come_or_past_by_the_day_of_publication(parse_predicate, marked, published, status):
    """The same words announce before the day and report after it; without a date of publication nothing is inferred."""
    tree, index = parse_predicate(marked)
    assert Judge(tree, published).state(index).status == status


def test_a_year_unsaid_is_that_of_publication(parse_predicate):
    """ "On 9 June", published in May, is next month."""
    tree, index = parse_predicate("The summit [opens] on 9 June.")
    assert is_scheduled(tree, index, date(2024, 5, 20))
    assert not is_scheduled(tree, index, date(2024, 6, 20))


def test_only_a_yes_or_no_question_asks_whether(parse_predicate):
    """ "Why did they leave?" takes the leaving for granted."""
    assert is_question(*parse_predicate("Did the envoys [leave]?"))
    assert not is_question(*parse_predicate("Why did the envoys [leave]?"))
    assert not is_question(*parse_predicate("The envoys [left]."))


def test_a_command_has_neither_subject_nor_tense(parse_predicate):
    """ "Leave now" commands; "they leave now" tells."""
    assert is_command(*parse_predicate("[Leave] the valley now."))
    assert is_command(*parse_predicate("Do not [shell] the valley."))
    assert not is_command(*parse_predicate("They [leave] the valley now."))
