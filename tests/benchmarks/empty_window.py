"""An empty main window, then SQLAlchemy with twelve mapped tables: prints when each was there."""

import sys
import time

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow


class Empty(QMainWindow):
    painted = False

    def event(self, event):
        answer = super().event(event)
        if event.type() == QEvent.Type.Paint and not self.painted:
            self.painted = True
            QTimer.singleShot(0, seen)
        return answer


def seen():
    first = time.monotonic()
    from sqlalchemy import ForeignKey, String
    from sqlalchemy.orm import DeclarativeBase, Mapped, configure_mappers, mapped_column

    class Base(DeclarativeBase):
        pass

    for number in range(12):
        fields = {
            "__tablename__": f"table_{number}",
            "__annotations__": {"id": Mapped[int], "name": Mapped[str], "other": Mapped[int]},
            "id": mapped_column(primary_key=True),
            "name": mapped_column(String(80)),
            "other": mapped_column(ForeignKey(f"table_{max(0, number - 1)}.id")),
        }
        type(f"Table{number}", (Base,), fields)
    configure_mappers()
    print(first, time.monotonic(), flush=True)
    application.quit()


application = QApplication(sys.argv)
window = Empty()
window.resize(1366, 768)
window.show()
application.exec()
