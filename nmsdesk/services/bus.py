"""Tells whoever listens what happened; on the thread of whoever did it."""

from collections.abc import Callable
from typing import Any, TypeVar

Event = TypeVar("Event")


class Bus:
    """Listeners hear in the order in which they subscribed."""

    def __init__(self) -> None:
        self._listeners: dict[type, list[Callable[[Any], object]]] = {}

    def subscribe(
        self, kind: type[Event], listener: Callable[[Event], object]
    ) -> Callable[[], None]:
        """Hear every event of `kind`; the answer ends it, and may be called twice."""
        listeners = self._listeners.setdefault(kind, [])
        listeners.append(listener)

        def unsubscribe() -> None:
            if listener in listeners:
                listeners.remove(listener)

        return unsubscribe

    def publish(self, event: object) -> None:
        """Tell everybody, even where one of them fails; then raise the first failure.

        What happened has happened: a failing listener is a bug to show, never a reason to leave
        the next one with an old picture.
        """
        failures: list[Exception] = []
        for listener in tuple(self._listeners.get(type(event), ())):
            try:
                listener(event)
            except Exception as failure:  # noqa: BLE001 - raised below, after the others heard
                failures.append(failure)
        if failures:
            raise failures[0]
