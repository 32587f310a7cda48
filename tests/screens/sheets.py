"""A bare sheet on which the tests of the questions put a fault, or none."""

from PySide6.QtWidgets import QScrollArea, QTableWidget, QTableWidgetItem

ROW = ("Dyskinetic movements", "yes")


def shown(sheet, part, *rectangle):
    """Put a part at its place on the sheet, in sight."""
    part.setParent(sheet)
    part.setGeometry(*rectangle)
    sheet.show()
    part.show()
    assert sheet.isVisible()
    return part


def scrolling(sheet, inner, *rectangle):
    """An area that scrolls `inner`."""
    area = QScrollArea()
    area.setWidget(inner)
    return shown(sheet, area, *rectangle)


def table(sheet, wide, rows=(ROW,), high=180):
    """A table of two columns, the first `wide` pixels; rows may be as low as one likes."""
    made = QTableWidget(len(rows), 2)
    made.setHorizontalHeaderLabels(["What was found", "Now"])
    made.verticalHeader().hide()
    made.verticalHeader().setMinimumSectionSize(5)
    for at, texts in enumerate(rows):
        for column, text in enumerate(texts):
            made.setItem(at, column, QTableWidgetItem(text))
    made.setColumnWidth(0, wide)
    return shown(sheet, made, 0, 0, 390, high)
