"""Long work as a plain function: it says how far it is, and there it can be cancelled."""

from typing import Protocol


class Cancelled(Exception):
    """The person does not want the result any more; nothing of it is kept."""


class Progress(Protocol):
    def step(self, done: int, total: int) -> None:
        """`done` of `total`; raises `Cancelled` where nobody waits any more."""


class SilentProgress:
    """For the command line and for tests: nobody looks, nobody cancels."""

    def step(self, done: int, total: int) -> None:
        """Say nothing."""
