"""What follows the typing at a small distance: the picture of the receipt, and the search for doubles."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from frontdesk.apps.reception.connection import Connection
from frontdesk.apps.reception.documents import actions
from frontdesk.apps.reception.documents.draft import Draft
from frontdesk.apps.reception.documents.following import Following
from frontdesk.apps.reception.documents.panels.page import DocumentsPanel
from frontdesk.apps.reception.documents.rendering import Rendering
from frontdesk.apps.reception.documents.run import Run
from frontdesk.domain.caution import Caution
from frontdesk.qt import translation

SETTLE_MS = 120


class Foresight(QObject):
    """Both run off the GUI thread, and only for what stands in the form once typing pauses.

    Attributes:
        following: the picture of the papers, once a store is open.
        sheet: the receipt will be a sheet of A4.
    """

    def __init__(
        self,
        panel: DocumentsPanel,
        draft: Draft,
        run: Run,
        rendering: Rendering,
        connection: Callable[[], Connection | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._panel, self._draft, self._run, self._rendering = panel, draft, run, rendering
        self._connection = connection
        self.following: Following | None = None
        self.sheet = False
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._on_settled)

    def follow(self) -> None:
        """Something was typed or chosen."""
        self._settle.start()

    def stop(self) -> None:
        """What stood there is on its way, or the window goes."""
        self._settle.stop()

    def _on_settled(self) -> None:
        self._paint()
        self._look_for_doubles()

    def _paint(self) -> None:
        connection = self._connection()
        papers = None if self.following is None else self.following.papers
        if connection is None or papers is None:
            return
        actions.paint_receipt(
            connection.link,
            self._draft.outline(),
            papers.next_number,
            at=connection.now() or papers.picture.at,
            told=self._draft.told(self._run.told),
            sheet=self.sheet,
            initiator=self,
            on_success=self._panel.preview.show_picture,
        )

    def _look_for_doubles(self) -> None:
        connection, draft = self._connection(), self._draft
        kinds = frozenset(draft.counts)
        if connection is None or connection.is_lost or draft.correcting is not None:
            return
        if draft.scan is None or draft.form.agency is None or not kinds:
            self._on_doubles(())
            return
        actions.look_for_doubles(
            connection.link, draft.scan.text, kinds, initiator=self, on_success=self._on_doubles
        )

    def _on_doubles(self, cautions: Sequence[Caution]) -> None:
        # Found for papers that are recorded by now: nothing to warn of.
        found = () if self._draft.is_empty else cautions
        language = translation.language()
        self._rendering.warning = " ".join(caution.message(language) for caution in found)
        self._rendering.show_line()
