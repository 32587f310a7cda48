"""The name of the zone in which this computer's clock runs."""

import os
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def local_zone_name(system: Path = Path("/etc"), named: str | None = None) -> str | None:
    """The IANA name; None where the system does not tell it (then every day counts 24 hours).

    `named` is what the variable TZ says; it goes before the system's own setting.
    """
    candidates = (
        (os.environ.get("TZ") if named is None else named) or "",
        _linked(system / "localtime"),
        _written(system / "timezone"),
    )
    return next((name for name in candidates if zone_of(name) is not None), None)


def zone_of(name: str | None) -> ZoneInfo | None:
    """The zone of that name; None for no name and for one that nobody knows here."""
    if not name:
        return None
    try:
        return ZoneInfo(name.removeprefix(":"))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _linked(path: Path) -> str:
    """Most systems link /etc/localtime to a file below a folder `zoneinfo`."""
    try:
        _, found, name = path.resolve().as_posix().partition("zoneinfo/")
    except OSError:
        return ""
    return name.removeprefix("posix/") if found else ""


def _written(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""
