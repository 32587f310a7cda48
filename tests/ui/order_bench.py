"""The order form in the real window, worked by keys alone."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from nmsdesk.domain.patient import Patient


class OrderBench:
    """A window on one patient whose list is empty; keys go to whatever has the focus."""

    def __init__(self, desk, window, qtbot):
        self.desk, self.window, self.qtbot = desk, window, qtbot
        self.key = desk.charts.add_patient(Patient("T-1", family_name="Marsh"))
        window.open_patient(self.key)
        window.show_page("medications")
        self.page = window.pages.page("medications")
        qtbot.waitUntil(self.page.isVisible)

    @property
    def editor(self):
        return self.page.side.editor

    @property
    def top(self):
        return self.window.frame.window_

    @property
    def focused(self):
        return self.top.focusWidget()

    def press(self, *keys):
        for key in keys:
            QTest.keyClick(self.focused, key)

    def type(self, text):
        QTest.keyClicks(self.focused, text)

    def add(self):
        self.page.lists.table.setFocus()
        self.page.act("add")
        assert self.focused is self.editor.drug.field

    def pick(self, letters):
        """Type the letters and take the first name offered."""
        self.type(letters)
        self.press(Qt.Key.Key_Down, Qt.Key.Key_Return)

    def to(self, name):
        """With the Tab key to a field of the form, forward, and at its end back again."""
        wanted = self.editor.fields[name].control
        for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            for _ in range(30):
                if self.focused is wanted:
                    return
                self.press(key)
                if not self.editor.isAncestorOf(self.focused):
                    break
        raise AssertionError(f"no Tab leads to {name}")

    def fill(self, **fields):
        for name, text in fields.items():
            self.to(name)
            if isinstance(self.focused, QComboBox):
                self.choose(text)
            else:
                self.focused.selectAll()
                self.type(text)

    def choose(self, text):
        """In the list that has the focus, with the arrow keys."""
        self.press(Qt.Key.Key_Home)
        for _ in range(self.focused.count()):
            if self.focused.currentText() == text:
                return
            self.press(Qt.Key.Key_Down)
        raise AssertionError(f"{text} is not in the list")

    def value(self, name):
        control = self.editor.fields[name].control
        return control.currentText() if isinstance(control, QComboBox) else control.text()

    @property
    def doubts(self):
        lines = self.editor.inputs.doubts
        return [line.said for line in lines if line.isVisible()]

    @property
    def offers(self):
        return [
            self.editor.drug.list.item(at).text() for at in range(self.editor.drug.list.count())
        ]

    @property
    def orders(self):
        return self.desk.watcher.chart(self.key).case.orders or ()

    @property
    def latest(self):
        return self.desk.charts.journal(self.key)[0]

    def act_on(self, drug, deed):
        """Choose the row of a medicine, once it is there, and do something with it."""
        order = next(one for one in self.orders if one.drug == drug)
        rows = self.page.lists.table.rows
        self.qtbot.waitUntil(lambda: order.id in {row.order for row in rows.rows})
        self.page.lists.table.choose(order.id)
        self.page.act(deed)
