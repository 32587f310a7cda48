"""Python's collector of cyclic garbage, kept on the window's own thread.

Left to itself it runs on whichever thread allocates, a worker's too, and what it frees there may
be a widget: Qt then waits for a lock that the window's thread holds, which waits for the
interpreter that the worker holds. Seen as a freeze of the whole window in PySide6 6.11.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 500


class Collector(QObject):
    """From its making until `stop`, garbage is collected between two events and nowhere else."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect_due)
        self._timer.start(EVERY_MS)

    def collect_due(self) -> int | None:
        """Collect the oldest generation that is due; its number, None where none is."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return generation
        return None

    def settle(self) -> None:
        """What stands now stays: the knowledge is never looked through for garbage again."""
        gc.collect()
        gc.freeze()

    def stop(self) -> None:
        """Hand collecting back to the interpreter, once no worker runs any more."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_on:
            gc.enable()
