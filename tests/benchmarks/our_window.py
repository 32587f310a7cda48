"""The program on the record in a folder: prints when it was painted and when the list was."""

import importlib
import sys
import time
from pathlib import Path

from nmsdesk.ui import app

moments = []
_import = importlib.import_module


def spied(name):
    """Looks over the program's shoulder where it fetches its own parts."""
    if name == "nmsdesk.ui.session":
        moments.append(time.monotonic())
    module = _import(name)
    if name == "nmsdesk.ui.session":
        module.import_module = spied
        _watch_list()
    return module


def _watch_list():
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QAbstractItemView, QApplication

    def look():
        for view in QApplication.allWidgets():
            shown = isinstance(view, QAbstractItemView) and view.isVisible() and view.model()
            if shown and view.model().rowCount() >= 100:
                view.repaint()
                print(moments[0], time.monotonic(), flush=True)
                QApplication.quit()
                return
        QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)


app.import_module = spied
raise SystemExit(app.run(Path(sys.argv[1])))
