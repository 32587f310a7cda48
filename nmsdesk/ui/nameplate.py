"""What the window says of its record: title, the word on the undo, the last writing, the place."""

from nmsdesk.bootstrap import Desk
from nmsdesk.domain.ids import PatientId
from nmsdesk.presenters.journal import saved_line, undo_of
from nmsdesk.presenters.wording import translate
from nmsdesk.services.first_look import record_path
from nmsdesk.services.watcher import Chart
from nmsdesk.ui.frame import Frame
from nmsdesk.ui.menus import Menus


class Nameplate:
    """One record a window: the title names the person, the status line the last writing."""

    def __init__(self, desk: Desk, frame: Frame, menus: Menus) -> None:
        self._desk = desk
        self._frame = frame
        self._menus = menus

    def present(self, key: PatientId | None, chart: Chart | None) -> None:
        entries = () if key is None else self._desk.charts.journal(key)
        self._menus.action("undo").setText(undo_of(entries).text)
        self._frame.status.show_record(
            saved_line(entries),
            str(record_path(self._desk.paths, demo=self._desk.demo).parent),
            demo=self._desk.demo,
        )
        self.title(chart)

    def title(self, chart: Chart | None) -> None:
        """None: nobody is open, or what is in front is about nobody."""
        name = (
            translate("Window", "NMS Desk – demonstration")
            if self._desk.demo
            else translate("Window", "NMS Desk")
        )
        if chart is not None and chart.case.patient.display_name:
            name = translate("Window", "{patient} – {program}").format(
                patient=chart.case.patient.display_name, program=name
            )
        self._frame.window_.setWindowTitle(name)
