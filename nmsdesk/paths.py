"""Where the program keeps its things: a value made once and handed to whoever needs it."""

from dataclasses import dataclass
from pathlib import Path

import platformdirs

NAME = "nmsdesk"


@dataclass(frozen=True, slots=True)
class Paths:
    """Folders for the record, the settings, the logs, and what can be made again."""

    data: Path
    settings: Path
    logs: Path
    cache: Path

    @classmethod
    def standard(cls) -> "Paths":
        """Where the platform keeps such things for this user."""
        where = platformdirs.PlatformDirs(NAME, appauthor=False)
        return cls(
            data=where.user_data_path,
            settings=where.user_config_path,
            logs=where.user_log_path,
            cache=where.user_cache_path,
        )

    @classmethod
    def under(cls, folder: Path) -> "Paths":
        """Everything below one folder: a test, a stick, a second record."""
        folder = folder.absolute()
        return cls(folder, folder / "settings", folder / "logs", folder / "cache")


def resource_root() -> Path:
    """The folder `resources`: inside the package once installed, beside it in a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"
