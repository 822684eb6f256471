"""The way of a key press to the store: one act at a time; another try of the same press is the same act."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from frontdesk.apps.desk.actions import DeskActions, Done
from frontdesk.apps.desk.state import Act, Seen, Target
from frontdesk.domain.errors import StoreError, UserError
from frontdesk.domain.house import DeskName
from frontdesk.qt.operations import Operations
from frontdesk.usecases.ports import Operation
from frontdesk.usecases.views import DeskPicture

# A key that bounces or is pressed twice by a shaking hand comes again within this time; a person who has
# seen the answer needs longer.
BOUNCE_S = 0.5

# Enter does these, and after them Enter stands on the main key: a second Enter must not call anybody.
_BY_ENTER = frozenset({Act.OPEN, Act.PICK, Act.TRANSFER, Act.JUDGE})


@dataclass(frozen=True, slots=True)
class Intent:
    """One press of a key: what is wanted at which desk, and the operation that does it at most once.

    Attributes:
        seen: what stood on the screen at the press; ``None`` on the start page.
    """

    act: Act
    desk: DeskName
    target: Target
    op: Operation
    seen: Seen | None


class Acting(QObject):
    """Carries out what keys say.

    Attributes:
        under_way: the act that is being tried; keys are ignored meanwhile.

    Signals:
        done: the `Intent`, its `Done` and the picture after it (``None`` when it could not be read).
        failed: the `Intent` and the error.
    """

    done = Signal(object, object, object)
    failed = Signal(object, object)

    def __init__(
        self,
        operations: Operations,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.under_way: Intent | None = None
        self._operations = operations
        self._monotonic = monotonic
        self._in_doubt: Intent | None = None
        self._by_hand = True
        self._answered: tuple[Act, float] | None = None

    def press(
        self,
        act: Act,
        desk: DeskActions,
        *,
        target: Target = None,
        seen: Seen | None = None,
        by_hand: bool = True,
    ) -> bool:
        """Start an act; false when this press is a bounce or another act is under way.

        ``by_hand`` is false where no key was pressed, so none can bounce.
        """
        if self.under_way is not None or self._is_bounce(act) or not self._operations.is_open:
            return False
        intent = self._again(act, desk.desk, target, seen)
        if intent is None:
            intent = Intent(act, desk.desk, target, desk.runtime.operation(), seen)
        self.under_way, self._in_doubt = intent, None

        def work() -> tuple[Done, DeskPicture | None]:
            done = desk.carry_out(act, intent.op, target)
            return done, desk.picture_after_act()

        self._operations.run(
            work,
            initiator=self,
            on_success=lambda result: self._on_done(intent, *result),
            on_failure=lambda error: self._on_failed(intent, error),
        )
        self._by_hand = by_hand
        return True

    def _again(self, act: Act, desk: DeskName, target: Target, seen: Seen | None) -> Intent | None:
        """The act whose outcome is unknown, if this press wants the same and the screen still shows the same.

        Once the screen shows something else, the outcome is known: it took effect, or others went on.
        """
        old = self._in_doubt
        same = old is not None and (old.act, old.desk, old.target, old.seen) == (act, desk, target, seen)
        return old if same else None

    def _is_bounce(self, act: Act) -> bool:
        if self._answered is None:
            return False
        answered, at = self._answered
        same_key = answered is act or (act is Act.CALL and answered in _BY_ENTER)
        return same_key and self._monotonic() - at < BOUNCE_S

    def _on_done(self, intent: Intent, done: Done, picture: DeskPicture | None) -> None:
        self._settle(intent)
        self.done.emit(intent, done, picture)

    def _on_failed(self, intent: Intent, error: Exception) -> None:
        self._settle(intent)
        refused = isinstance(error, UserError) and not isinstance(error, StoreError)
        self._in_doubt = None if refused else intent
        self.failed.emit(intent, error)

    def _settle(self, intent: Intent) -> None:
        self.under_way = None
        self._answered = (intent.act, self._monotonic()) if self._by_hand else None
