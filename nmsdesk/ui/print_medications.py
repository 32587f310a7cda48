"""The medication list onto paper or into a PDF: the same pages, the person named on each."""

from html import escape
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)

from nmsdesk.domain.errors import UserError
from nmsdesk.presenters.formats import BETWEEN
from nmsdesk.presenters.medication_print import PrintedChange, PrintedList, PrintedRow
from nmsdesk.presenters.unbroken import dates_whole
from nmsdesk.presenters.wording import translate

RESOLUTION = 150
_MARGINS = QMarginsF(16, 14, 16, 14)
_HEAD, _FOOT = 46.0, 26.0
"""Points above and below the words of a page, for the person and for the page's number."""


def to_pdf(view: PrintedList, path: Path) -> None:
    """Write `view` to `path`. Raise `UserError` where the file cannot be written."""
    try:
        path.open("wb").close()
    except OSError as error:
        raise _refused(path) from error
    writer = QPdfWriter(str(path))
    writer.setTitle(view.title)
    prepare(writer)
    writer.setResolution(RESOLUTION)
    if not onto(writer, view, RESOLUTION):
        raise _refused(path)


def _refused(path: Path) -> UserError:
    text = translate("Print", "{path} could not be written; choose another place.")
    return UserError(text.format(path=path))


def prepare(device: QPagedPaintDevice) -> None:
    """A4 with margins, for the printer as for the PDF."""
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    device.setPageMargins(_MARGINS, QPageLayout.Unit.Millimeter)


def onto(device: QPagedPaintDevice, view: PrintedList, resolution: int) -> bool:
    """Paint every page; False where the device cannot be begun or ended."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    point = resolution / 72
    whole = QSizeF(device.width(), device.height())
    body = QSizeF(whole.width(), whole.height() - (_HEAD + _FOOT) * point)
    document = _document(view, device, body)
    count = document.pageCount()
    for page in range(count):
        if page:
            device.newPage()
        _edges(painter, view, whole, point, view.page(page + 1, count))
        _body(painter, document, body, page, _HEAD * point)
    return painter.end()


def _document(view: PrintedList, device: QPagedPaintDevice, body: QSizeF) -> QTextDocument:
    document = QTextDocument()
    document.documentLayout().setPaintDevice(device)
    document.setDefaultFont(_font(10))
    document.setDocumentMargin(0)
    document.setPageSize(body)
    document.setHtml(html(view))
    return document


def _font(points: float) -> QFont:
    font = QFont()
    font.setFamilies(["Inter", "Noto Sans", "DejaVu Sans"])
    font.setPointSizeF(points)
    return font


def _body(painter: QPainter, document: QTextDocument, body: QSizeF, page: int, top: float) -> None:
    painter.save()
    painter.translate(0, top - page * body.height())
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = QRectF(0, page * body.height(), body.width(), body.height())
    # Paper is white, whatever the look of the screen is.
    context.palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
    painter.setClipRect(context.clip)
    document.documentLayout().draw(painter, context)
    painter.restore()


def _edges(painter: QPainter, view: PrintedList, whole: QSizeF, point: float, number: str) -> None:
    """The person above, and below the words that say what the paper is not."""
    painter.setPen(Qt.GlobalColor.black)
    font = _font(11)
    font.setBold(True)
    painter.setFont(font)
    wrapped = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
    head = QRectF(0, 0, whole.width(), (_HEAD - 8) * point)
    if view.mark:
        wide = painter.fontMetrics().horizontalAdvance(view.mark) + round(12 * point)
        box = QRectF(whole.width() - wide, 0, wide, 18 * point)
        painter.drawRect(box)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), view.mark)
        head.setWidth(whole.width() - wide - 8 * point)
    painter.drawText(head, wrapped, BETWEEN.join(view.identity))
    line = (_HEAD - 6) * point
    painter.drawLine(0, round(line), round(whole.width()), round(line))
    painter.setFont(_font(9))
    foot = QRectF(0, whole.height() - 16 * point, whole.width(), 16 * point)
    painter.drawText(foot, int(Qt.AlignmentFlag.AlignLeft), view.footer)
    painter.drawText(foot, int(Qt.AlignmentFlag.AlignRight), number)


def on_screen(view: PrintedList) -> str:
    """What is seen before it is printed: the words, and the mark that each page will bear."""
    return f"<p><b>{escape(view.mark)}</b></p>{html(view)}" if view.mark else html(view)


def html(view: PrintedList) -> str:
    """The words between head and foot; every text of the record is escaped."""
    parts = [f"<h2>{_safe(view.title)}</h2>", f"<p><b>{_safe(view.allergies)}</b></p>"]
    if not view.rows:
        parts.append(f"<p>{_safe(view.no_rows)}</p>")
    parts += [_row(row) for row in view.rows]
    parts.append(f"<h3>{_safe(view.changes_title)}</h3>")
    if not view.changes:
        parts.append(f"<p>{_safe(view.no_changes)}</p>")
    parts += [_change(change) for change in view.changes]
    return "".join(parts)


def _safe(text: str) -> str:
    """A text of the record as HTML, no date in it broken at the end of a line."""
    return escape(dates_whole(text))


def _row(row: PrintedRow) -> str:
    brand = f"{BETWEEN}{_safe(row.brand)}" if row.brand else ""
    mark = "▲ " if row.watched else ""
    return (
        f"<p style='margin-bottom:9pt'>{mark}<b>{_safe(row.name)}</b>{brand}<br/>"
        f"{_safe(row.line)}<br/>{_safe(row.aside)}</p>"
    )


def _change(change: PrintedChange) -> str:
    return (
        f"<p style='margin-bottom:6pt'>{_safe(change.when)}{BETWEEN}<b>{_safe(change.drug)}</b>"
        f"{BETWEEN}{_safe(change.words)}<br/>{_safe(change.why)}</p>"
    )
