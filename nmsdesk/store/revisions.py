"""What a record's file says of itself before anything is read from it: its format and its kind."""

from enum import Enum

REVISIONS = ("0001", "0002", "0003")
"""Every revision this program knows, oldest first; a test holds it against the migrations."""
HEAD = REVISIONS[-1]


class StoreKind(Enum):
    CLINICAL = "clinical"
    DEMONSTRATION = "demonstration"
