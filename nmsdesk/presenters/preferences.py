"""What a person may choose about the screen, with what holds until they do."""

from dataclasses import dataclass
from enum import Enum

LEAST_SCALE = 80
GREATEST_SCALE = 200


class Look(Enum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


class TemperatureUnit(Enum):
    CELSIUS = "celsius"
    FAHRENHEIT = "fahrenheit"


@dataclass(frozen=True, slots=True)
class Preferences:
    """`emergency_number` is text as it is to be read ("2222"); empty: none given.

    `introduced` is set once the first-start page has been read.
    """

    look: Look = Look.SYSTEM
    text_scale: int = 100
    temperature: TemperatureUnit = TemperatureUnit.CELSIUS
    emergency_number: str = ""
    introduced: bool = False
    load_method: str = ""
    """The method by which the antipsychotic load is told; empty: the one of the knowledge."""

    def __post_init__(self) -> None:
        if not LEAST_SCALE <= self.text_scale <= GREATEST_SCALE:
            raise ValueError(f"a text size of {self.text_scale} % is not between 80 and 200 %")
