"""The desk's zone is the computer's, by whichever way the system tells it."""

import pytest

from nmsdesk.services.zone import local_zone_name, zone_of


@pytest.mark.parametrize(
    ("link", "written", "named", "zone"),
    [
        (None, None, "Europe/Paris", "Europe/Paris"),
        ("Europe/London", "Europe/Rome", "", "Europe/London"),
        ("Europe/London", None, "no such zone", "Europe/London"),
        (None, "America/New_York", "", "America/New_York"),
        (None, "../../etc", "", None),
        (None, None, "", None),
    ],
)
def test_that_the_zone_is_found_or_said_to_be_unknown(tmp_path, link, written, named, zone):
    if link is not None:
        (tmp_path / "localtime").symlink_to(tmp_path / "zoneinfo" / link)
    if written is not None:
        (tmp_path / "timezone").write_text(f"{written}\n", encoding="ascii")
    assert local_zone_name(tmp_path, named) == zone


def test_that_an_unknown_name_is_no_zone():
    assert zone_of("Mars/Olympus") is None
    assert zone_of(None) is None
    assert zone_of("Europe/London").key == "Europe/London"
