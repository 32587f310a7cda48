"""What a person chose about the screen comes back; what nobody understands falls back."""

import pytest

from nmsdesk.presenters.preferences import Look, Preferences, TemperatureUnit
from nmsdesk.ui.preferences_file import NAME, read_preferences, write_preferences


def test_that_a_new_folder_gives_the_defaults(tmp_path):
    assert read_preferences(tmp_path) == Preferences()


def test_that_what_was_chosen_comes_back(tmp_path):
    chosen = Preferences(Look.DARK, 150, TemperatureUnit.FAHRENHEIT, "2222, team", introduced=True)
    write_preferences(tmp_path, chosen)
    assert read_preferences(tmp_path) == chosen


@pytest.mark.parametrize("line", ["look=pink", "text_scale=900", "text_scale=big", "temperature=k"])
def test_that_what_is_not_understood_falls_back_and_is_logged(tmp_path, caplog, line):
    caplog.asked_for = True
    (tmp_path / NAME).write_text(f"[General]\n{line}\n")
    assert read_preferences(tmp_path) == Preferences()
    assert caplog.records


@pytest.mark.parametrize("scale", [79, 201])
def test_that_a_text_size_outside_its_limits_cannot_be_made(scale):
    with pytest.raises(ValueError, match="between 80 and 200"):
        Preferences(text_scale=scale)
