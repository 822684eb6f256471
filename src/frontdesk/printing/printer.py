"""Turns a printer URL into a printer: something that makes a slip ready and then sends it."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from frontdesk.domain.errors import PrinterUrlError
from frontdesk.domain.printjob import JobState
from frontdesk.printing.outcome import Finding, Outcome
from frontdesk.printing.profiles import Profile, profile, profile_names
from frontdesk.printing.slip import SAMPLE, Slip, title_of
from frontdesk.printing.text import clean
from frontdesk.printing.transport import FileTransport, TcpTransport, Transport

DEFAULT_PROFILE = "generic_80"
DEFAULT_PORT = 9100
# Paper moves at 60 mm/s in the slowest printers we know; three seconds for everything else.
_PROOF_SECONDS = 3.0
_SLOWEST_MM_PER_SECOND = 60.0


@dataclass(frozen=True, slots=True)
class Payload:
    """A slip made ready for one attempt.

    Attributes:
        title: day and number, for a file name.
        answer: what the printer will say when the paper is out; empty when it says nothing.
    """

    title: str
    data: bytes
    answer: bytes = b""
    answer_timeout: float = 0.0


class Printer(Protocol):
    """One printer; used by one thread at a time.

    Attributes:
        absent: there is deliberately none, so no job is ever taken.
        endpoint: which device it is, without secrets: for the record, and for the lock that keeps two
            programs from writing to it at once.
    """

    absent: bool
    endpoint: str

    def prepare(self, slip: Slip) -> Payload:
        """Draw the slip. Sends nothing, so whatever fails here cost no paper."""
        ...

    def send(self, payload: Payload, tell: Callable[[Finding], object] | None = None) -> Outcome:
        """Hand the payload over once nobody else is writing and the printer says that it can; never raises.

        Args:
            tell: called with what the printer says while it holds the job back, so that people can help.
        """
        ...

    def ask(self) -> Finding | None:
        """How the printer is now; ``None`` when it has no way to tell. Prints nothing, never raises."""
        ...

    def warm_up(self) -> None:
        """Load what the first slip needs, so that the first client does not wait for it."""
        ...

    def assume_unclean(self) -> None:
        """An earlier job may have ended half-way: the printer may still wait for the rest of a picture."""
        ...


class EscposPrinter:
    """A thermal printer that understands ESC/POS."""

    absent = False

    def __init__(self, transport: Transport, profile: Profile, endpoint: str) -> None:
        self.endpoint = endpoint
        self._transport = transport
        self._profile = profile
        self._unclean = False

    def prepare(self, slip: Slip) -> Payload:
        from frontdesk.printing.escpos import encode, process_id_answer
        from frontdesk.printing.painter import paint_slip

        bitmap = paint_slip(slip, dots=self._profile.dots, dots_per_mm=self._profile.dots_per_mm)
        # A fresh one per attempt: the late answer to an older attempt must prove nothing.
        process_id = secrets.token_hex(2).encode() if self._profile.proof == "process_id" else b""
        millimetres = bitmap.height / self._profile.dots_per_mm
        return Payload(
            title=title_of(slip),
            data=encode(bitmap, self._profile, process_id=process_id, after_unclean_end=self._unclean),
            answer=process_id_answer(process_id),
            answer_timeout=_PROOF_SECONDS + millimetres / _SLOWEST_MM_PER_SECOND,
        )

    def send(self, payload: Payload, tell: Callable[[Finding], object] | None = None) -> Outcome:
        outcome = self._transport.send(
            payload.data, answer=payload.answer, answer_timeout=payload.answer_timeout
        )
        if outcome.bytes_sent:
            self._unclean = outcome.state is JobState.UNKNOWN
        return outcome

    def ask(self) -> Finding | None:
        return None

    def warm_up(self) -> None:
        self.prepare(SAMPLE)

    def assume_unclean(self) -> None:
        self._unclean = True


class PdfPrinter:
    """A folder that gets one PDF per slip.

    A file that stands complete on the disk under its name is the print here, so the outcome is PRINTED. Until
    then nothing is visible under that name, so everything else is FAILED.
    """

    absent = False

    def __init__(self, folder: Path) -> None:
        self.endpoint = str(folder)
        self._folder = folder

    def prepare(self, slip: Slip) -> Payload:
        from frontdesk.printing.painter import slip_pdf

        return Payload(title=title_of(slip), data=slip_pdf(slip))

    def send(self, payload: Payload, tell: Callable[[Finding], object] | None = None) -> Outcome:
        from frontdesk.printing.pdf import save_pdf

        return save_pdf(self._folder, payload.title, payload.data)

    def ask(self) -> Finding | None:
        return None

    def warm_up(self) -> None:
        self.prepare(SAMPLE)

    def assume_unclean(self) -> None:
        pass


class NoPrinter:
    """No printer is a normal state: the number is read from the screen."""

    absent = True
    endpoint = "none"

    def prepare(self, slip: Slip) -> Payload:
        return Payload(title_of(slip), b"")

    def send(self, payload: Payload, tell: Callable[[Finding], object] | None = None) -> Outcome:
        del payload, tell
        return Outcome(JobState.FAILED, "no_printer")

    def ask(self) -> Finding | None:
        return None

    def warm_up(self) -> None:
        pass

    def assume_unclean(self) -> None:
        pass


def open_printer(url: str) -> Printer:
    """The printer that ``url`` names; nothing is connected yet.

    ``tcp://HOST:PORT?profile=NAME``, ``file:///PATH?profile=NAME``, ``pdf:///FOLDER`` or ``none:``.
    ``proof=none`` after a profile keeps a printer from being asked for a confirmation that it never sends.

    Raises:
        PrinterUrlError: it cannot be read, in one sentence.
    """
    if url.strip() == "none:":
        return NoPrinter()
    try:
        parts = urlsplit(url.strip())
        match parts.scheme:
            case "tcp":
                return EscposPrinter(*_tcp(parts), _endpoint(parts))
            case "file":
                return EscposPrinter(
                    FileTransport(_path(parts, "die Datei")),
                    _profile(parts, proof=False),
                    str(_path(parts, "die Datei")),
                )
            case "pdf":
                _options(parts, ())
                return PdfPrinter(_path(parts, "der Ordner"))
            case "usb" | "serial" | "cups":
                raise ValueError(f"{parts.scheme}:// wird von dieser Version noch nicht unterstützt")
            case _:
                raise ValueError("am Anfang muss tcp://, file:///, pdf:/// oder none: stehen")
    except ValueError as error:
        raise PrinterUrlError(url=clean(url, 120), reason=clean(str(error), 200)) from None


def _endpoint(parts: SplitResult) -> str:
    return f"{parts.hostname}:{parts.port or DEFAULT_PORT}"


def _tcp(parts: SplitResult) -> tuple[Transport, Profile]:
    if not parts.hostname:
        raise ValueError("der Name oder die Adresse des Druckers fehlt")
    if parts.username is not None or parts.path not in ("", "/") or parts.fragment:
        raise ValueError("nach tcp:// stehen nur Name, Port und ?profile=…")
    try:
        port = parts.port
    except ValueError:
        raise ValueError("der Port muss eine Zahl von 1 bis 65535 sein") from None
    if port == 0:
        raise ValueError("der Port muss eine Zahl von 1 bis 65535 sein")
    return TcpTransport(parts.hostname, port or DEFAULT_PORT), _profile(parts)


def _path(parts: SplitResult, what: str) -> Path:
    if parts.netloc not in ("", "localhost"):
        raise ValueError(f"{what} braucht drei Schrägstriche: {parts.scheme}:///…")
    text = unquote(parts.path)
    if "\0" in text:
        raise ValueError(f"{what} hat keinen gültigen Namen")
    if len(text) > 2 and text[0] == "/" and text[2] == ":":  # file:///C:/…
        text = text[1:]
    path = Path(text)
    if not path.is_absolute() or path == Path(path.anchor):
        raise ValueError(f"{what} fehlt")
    if parts.scheme == "file" and path.is_dir():
        raise ValueError(f"{path} ist ein Ordner; für Ordner gibt es pdf:///")
    return path


def _options(parts: SplitResult, known: tuple[str, ...]) -> dict[str, str]:
    pairs = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
    for key, _ in pairs:
        if key not in known:
            allowed = " und ".join(known) or "nichts"
            raise ValueError(f"„{key}“ ist unbekannt; nach dem Fragezeichen steht hier {allowed}")
    if len(dict(pairs)) != len(pairs):
        raise ValueError("eine Angabe steht doppelt")
    return dict(pairs)


def _profile(parts: SplitResult, *, proof: bool = True) -> Profile:
    options = _options(parts, ("profile", "proof"))
    name = options.get("profile", DEFAULT_PROFILE)
    try:
        found = profile(name)
    except KeyError:
        known = ", ".join(profile_names())
        raise ValueError(f"das Profil „{name}“ gibt es nicht; bekannt sind {known}") from None
    if options.get("proof", "none") != "none":
        raise ValueError("proof kann hier nur „none“ sein")
    # A file or device node has no dependable way back.
    return replace(found, proof="none") if "proof" in options or not proof else found
