"""The list as it will stand on paper, with the two ways to get it there."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QFrame, QTextBrowser
from typing_extensions import override

from nmsdesk.domain.errors import UserError
from nmsdesk.presenters.medication_print import PrintedList
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.print_medications import on_screen, onto, prepare, to_pdf
from nmsdesk.ui.widgets.plain import button, column, label, row


class PrintPanel(QFrame):
    """`done` says in a sentence what was written; a refused file is said here."""

    done = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._view: PrintedList | None = None
        self.title = label(translate("PrintPanel", "Print or save"), "title", wrap=True)
        self.paper = QTextBrowser()
        self.paper.setAccessibleName(translate("PrintPanel", "What will be printed"))
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self.pdf = button(translate("PrintPanel", "Save as PDF …"), "primary", does=self._ask_path)
        self.printer = button(translate("PrintPanel", "Print …"), does=self._ask_printer)
        self.close_it = button(translate("PrintPanel", "Close (Esc)"), does=self.left.emit)
        layout = column(10, (16, 12, 16, 12))
        for part in (self.title, self.paper, self.problem):
            layout.addWidget(part)
        foot = row(8)
        for made in (self.pdf, self.printer, self.close_it):
            foot.addWidget(made)
        foot.addStretch(1)
        layout.addLayout(foot)
        self.setLayout(layout)

    def open(self, view: PrintedList) -> None:
        self._view = view
        self.setAccessibleName(self.title.text())
        head = " — ".join(view.identity)
        self.paper.setHtml(on_screen(view))
        heard = self.paper.toPlainText().replace("\N{NON-BREAKING HYPHEN}", "-")
        self.paper.setAccessibleDescription(f"{head}. {heard}")
        self.problem.hide()
        self.pdf.setFocus()

    def _ask_path(self) -> None:
        assert self._view is not None
        dialogue = QFileDialog(self, self.pdf.text())
        dialogue.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialogue.setNameFilter("PDF (*.pdf)")
        dialogue.setDefaultSuffix("pdf")
        dialogue.selectFile(self._view.file_name)
        dialogue.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialogue.fileSelected.connect(lambda chosen: self.save_pdf(Path(chosen)))
        dialogue.open()

    def save_pdf(self, path: Path) -> None:
        """Write the PDF; a problem is said in the panel and stops nothing."""
        if self._view is None:
            return
        try:
            to_pdf(self._view, path)
        except UserError as error:
            self.problem.setText(f"▲ {error}")
            self.problem.show()
            return
        saved = translate("PrintPanel", "The list was saved as {name}.")
        self.done.emit(saved.format(name=path.name))

    def _ask_printer(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialogue = QPrintDialog(printer, self)
        dialogue.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialogue.setWindowModality(Qt.WindowModality.WindowModal)
        dialogue.finished.connect(lambda answer: self._print(printer) if answer else None)
        # Not open(): Qt's own one for this dialogue wants a receiver by name.
        dialogue.show()

    def _print(self, printer: QPrinter) -> None:
        if self._view is None:
            return
        prepare(printer)
        if onto(printer, self._view, printer.resolution()):
            self.done.emit(translate("PrintPanel", "The list was sent to the printer."))
        else:
            self.problem.setText(translate("PrintPanel", "▲ The printer took nothing."))
            self.problem.show()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
