"""What is done with papers that were recorded: print, take back, pack, hand over, accept, send on, find."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from frontdesk.apps.reception import wording as tickets
from frontdesk.apps.reception.actions import Link
from frontdesk.apps.reception.connection import Connection
from frontdesk.apps.reception.documents import actions, wording
from frontdesk.apps.reception.documents.wording import translate
from frontdesk.domain.bundle import Bundle, BundleState
from frontdesk.domain.house import AgencyCode
from frontdesk.domain.receipt import BundleId, Receipt, ReceiptId
from frontdesk.usecases import documents
from frontdesk.usecases.document_views import BundleView, OpenList, Trail


class Paperwork(QObject):
    """Starts those acts, each once at a time: a key that bounces counts once.

    Signals:
        said: a sentence, and its status.
        trail_found, bundle_found: a `Trail`, a `BundleView`.
        not_found: the sentence about a number that leads nowhere.
        withdrawn: id of a receipt whose papers went back.
        done: something has changed, so that pages about it read it anew.
        written: path of a sheet of A4 that is ready to be shown.
    """

    said = Signal(str, str)
    trail_found = Signal(object)
    bundle_found = Signal(object)
    not_found = Signal(str)
    withdrawn = Signal(int)
    done = Signal()
    written = Signal(object)

    def __init__(self, connection: Callable[[], Connection | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._connection = connection
        self._under_way: set[str] = set()

    @property
    def has_printer(self) -> bool:
        connection = self._connection()
        return connection is not None and connection.runtime.printer is not None

    def reprint(self, receipt_id: ReceiptId) -> None:
        """Order one more slip, which says which copy it is."""
        if not self.has_printer:
            self.said.emit(tickets.no_printer(), "neutral")
            return
        key = f"print:{receipt_id}"
        self._start(
            key,
            lambda link: actions.reprint(
                link,
                receipt_id,
                initiator=self,
                on_success=lambda _d: self._end(key),
                on_failure=self._fails(key),
            ),
        )

    def withdraw(self, receipt_id: ReceiptId, label: str) -> None:
        """The papers go back over the counter, a moment after."""
        reason = translate("documents", "am Schalter zurückgegeben")
        words = translate("documents", "%s zurückgezogen; die Papiere gehen zurück.") % label
        key = f"back:{receipt_id}"

        def withdrawn(_receipt: Receipt) -> None:
            self.withdrawn.emit(int(receipt_id))
            self._end(key, words)

        self._start(
            key,
            lambda link: actions.change_receipt(
                link,
                documents.withdraw_receipt,
                receipt_id,
                with_house=True,
                initiator=self,
                on_success=withdrawn,
                on_failure=self._fails(key),
                reason=reason,
            ),
        )

    def route(self, receipt_id: ReceiptId, agency: str, body: str, reason: str) -> None:
        """The papers are another agency's, or another body's."""
        words = translate("documents", "Umgeleitet. Der Tag des Eingangs bleibt.")
        facts = {"agency": agency, "addressed_to": body.strip() or None, "reason": reason}
        self._change(f"route:{receipt_id}", documents.route_receipt, receipt_id, words, house=True, **facts)

    def forward(self, receipt_id: ReceiptId, body: str) -> None:
        """The papers were sent to where they belong, today."""
        words = translate("documents", "Als heute weitergesandt vermerkt.")
        key = f"forward:{receipt_id}"
        self._change(key, documents.forward_receipt, receipt_id, words, body=body.strip() or None)

    def clarify(self, receipt_id: ReceiptId, reason: str) -> None:
        """A disputed paper has been found."""
        words = translate("documents", "Geklärt; es liegt für den nächsten Stapel bereit.")
        self._change(f"clarify:{receipt_id}", documents.clarify_receipt, receipt_id, words, reason=reason)

    def confirm_dates(self, ids: Sequence[ReceiptId], initials: str, *, stands: bool) -> None:
        """The second person's answer."""
        key = "confirm"
        words = (
            translate("documents", "Bestätigt: %s Daten.") % len(ids)
            if stands
            else translate("documents", "Vermerkt: %s Daten stimmen nicht.") % len(ids)
        )
        self._start(
            key,
            lambda link: actions.confirm_dates(
                link,
                ids,
                initials,
                stands=stands,
                initiator=self,
                on_success=lambda _done: self._end(key, words),
                on_failure=self._fails(key),
            ),
        )

    def pack(self, pile: OpenList) -> None:
        """Seal exactly what the clerk sees; of two who do it at once one is told."""
        key = f"pile:{pile.agency.code}"
        seen = [receipt.id for receipt in pile.ready]

        def packed(bundle: Bundle) -> None:
            words = translate("documents", "Stapel %s gepackt: %s.")
            self._end(key, words % (bundle.number.short, wording.cases(len(seen))))
            self.write_protocol(bundle)

        self._start(
            key,
            lambda link: actions.seal(
                link,
                AgencyCode(pile.agency.code),
                seen,
                initiator=self,
                on_success=packed,
                on_failure=self._fails(key),
            ),
        )

    def write_protocol(self, bundle: Bundle) -> None:
        """The protocol that travels with the bundle; it stays the same however often it is written."""
        key = f"protocol:{bundle.id}"

        def written(file: Path) -> None:
            self._under_way.discard(key)
            self.written.emit(file)

        self._start(
            key,
            lambda link: actions.write_protocol(
                link, bundle, initiator=self, on_success=written, on_failure=self._fails(key)
            ),
        )

    def hand_over(self, bundle_id: BundleId) -> None:
        """The bundle leaves reception."""
        key = f"bundle:{bundle_id}"

        def handed(bundle: Bundle) -> None:
            self._end(key, translate("documents", "Stapel %s ist unterwegs.") % bundle.number.short)

        self._start(
            key,
            lambda link: actions.hand_over(
                link, bundle_id, initiator=self, on_success=handed, on_failure=self._fails(key)
            ),
        )

    def accept(
        self,
        bundle_id: BundleId,
        *,
        only: Collection[ReceiptId] | None = None,
        disputed: Mapping[ReceiptId, str] | None = None,
    ) -> None:
        """The agency's answer."""
        key = f"bundle:{bundle_id}"

        def accepted(bundle: Bundle) -> None:
            words = {
                BundleState.ACCEPTED: translate("documents", "Stapel %s quittiert."),
                BundleState.DISPUTED: translate("documents", "Stapel %s quittiert, mit Beanstandungen."),
            }
            sentence = words.get(bundle.state, translate("documents", "Stapel %s: Geprüftes ist vermerkt."))
            self._end(key, sentence % bundle.number.short)

        self._start(
            key,
            lambda link: actions.accept(
                link,
                bundle_id,
                only=only,
                disputed=disputed,
                initiator=self,
                on_success=accepted,
                on_failure=self._fails(key),
            ),
        )

    def find(self, text: str) -> None:
        """Look a paper up by its number."""
        connection = self._connection()
        if connection is not None and text.strip():
            actions.find_trail(
                connection.link,
                text,
                initiator=self,
                on_success=self._on_trail,
                on_failure=lambda error: self.not_found.emit(wording.refusal(error)),
            )

    def open_bundle(self, text: str, then: Callable[[BundleView], object] | None = None) -> None:
        """Look a bundle up by its number; ``then`` is told of it first."""
        connection = self._connection()
        if connection is None:
            return

        def found(view: BundleView) -> None:
            if then is not None:
                then(view)
            self.bundle_found.emit(view)

        actions.find_bundle(
            connection.link,
            text,
            initiator=self,
            on_success=found,
            on_failure=lambda error: self.not_found.emit(wording.refusal(error)),
        )

    def _on_trail(self, trail: Trail) -> None:
        self.trail_found.emit(trail)

    def _change(
        self,
        key: str,
        change: Callable[..., object],
        receipt_id: ReceiptId,
        words: str,
        *,
        house: bool = False,
        **facts: object,
    ) -> None:
        def changed(_receipt: Receipt) -> None:
            self._end(key, words)

        self._start(
            key,
            lambda link: actions.change_receipt(
                link,
                change,  # type: ignore[arg-type]
                receipt_id,
                with_house=house,
                initiator=self,
                on_success=changed,
                on_failure=self._fails(key),
                **facts,
            ),
        )

    def _start(self, key: str, act: Callable[[Link], object]) -> None:
        connection = self._connection()
        if connection is None or key in self._under_way:
            return
        if connection.is_lost:
            self.said.emit(tickets.away_for_now(), "warn")
            return
        self._under_way.add(key)
        act(connection.link)

    def _end(self, key: str, words: str = "") -> None:
        self._under_way.discard(key)
        if words:
            self.said.emit(words, "ok")
        connection = self._connection()
        if connection is not None:
            connection.wake_printer()
        self.done.emit()

    def _fails(self, key: str) -> Callable[[Exception], None]:
        def fail(error: Exception) -> None:
            self._under_way.discard(key)
            self.said.emit(wording.refusal(error), "warn")
            self.done.emit()

        return fail
