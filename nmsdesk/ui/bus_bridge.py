"""The bus of the services as Qt signals on the window's thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from nmsdesk.services.bus import Bus
from nmsdesk.services.events import ChartChanged, NamesChanged, PatientsChanged


class BusBridge(QObject):
    """Listeners of a signal hear on the window's thread, whoever published."""

    chart_changed = Signal(object)
    """A ChartChanged."""
    patients_changed = Signal()
    names_changed = Signal()

    _chart = Signal(object)
    _patients = Signal()
    _names = Signal()

    def __init__(self, bus: Bus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        queued = Qt.ConnectionType.QueuedConnection
        self._chart.connect(self.chart_changed, queued)
        self._patients.connect(self.patients_changed, queued)
        self._names.connect(self.names_changed, queued)
        self._ends: tuple[Callable[[], None], ...] = (
            bus.subscribe(ChartChanged, self._chart.emit),
            bus.subscribe(PatientsChanged, lambda _event: self._patients.emit()),
            bus.subscribe(NamesChanged, lambda _event: self._names.emit()),
        )

    def close(self) -> None:
        """Hear nothing more."""
        for end in self._ends:
            end()
        self._ends = ()
