"""Takes a printer URL apart and says in a sentence what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Final, TypeVar
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from frontdesk.domain.errors import PrinterUrlError
from frontdesk.printing.profiles import PROOFS, Proof
from frontdesk.printing.text import clean
from frontdesk.printing.transports.serial import FLOWS, Flow
from frontdesk.printing.transports.usb import UsbIdentity

DEFAULT_PROFILE = "generic_80"
DEFAULT_PORT: Final[Mapping[str, int]] = {"tcp": 9100, "cups": 631}
_COMMON = ("profile", "proof", "status", "mode", "name", "pace")
_OPTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "tcp": _COMMON,
    "usb": (*_COMMON, "serial"),
    "serial": (*_COMMON, "baud", "flow"),
    "file": _COMMON,
    "cups": _COMMON,
    "windows": _COMMON,
    "pdf": ("name",),
    "none": (),
}
# Nothing comes back from these, so they can be asked for no proof.
_ONE_WAY = ("file", "cups", "windows")
_T = TypeVar("_T", bound=str)
_USB = re.compile(r"([0-9A-Fa-f]{4}):([0-9A-Fa-f]{4})")
_MOST_PACE = 10_000_000
_NAMES = tuple(dict.fromkeys(name for names in _OPTIONS.values() for name in names))
# What may be shown of a URL with mistakes. An @ anywhere but before the host, and nothing is sure.
_READABLE = re.compile(
    r"(?P<scheme>[a-z][a-z0-9+.-]{0,15}:)//(?:[^/?#@]*@)?(?P<host>[^/?#@]*)(?P<path>[^?#@]*)"
    r"(?:\?(?P<options>[^#@]*))?",
    re.IGNORECASE,
)
_HOST = re.compile(r"(\[[0-9a-f:.]+(%\w+)?\]|[\w.-]*)(:[0-9]{1,5})?|[0-9a-f]{4}:[0-9a-f]{4}", re.IGNORECASE)
_BARE = re.compile(r"[\w.-]*(:[0-9]{1,5}|:)?")


class UrlProblem(ValueError):
    """What is wrong with a URL, in both languages."""

    def __init__(self, de: str, en: str) -> None:
        super().__init__(en)
        self.said = {"de": clean(de, 300), "en": clean(en, 300)}


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterUrl:
    """A printer URL, checked.

    Attributes:
        host: of ``tcp`` and ``cups``; ``port`` likewise.
        place: the path of a device, file or folder, or the name of a queue.
        identity: of ``usb`` without a path.
        title: what people call the printer; may be empty.
        status: the printer is asked how it is before each job; ``None`` leaves it to the profile.
        proof: ``None`` leaves it to the profile; so does ``pace``.
        text: printed with the printer's own letters instead of pictures.
    """

    scheme: str
    host: str = ""
    port: int = 0
    place: str = ""
    identity: UsbIdentity | None = None
    title: str = ""
    profile: str = DEFAULT_PROFILE
    proof: Proof | None = None
    status: bool | None = None
    text: bool = False
    pace: int | None = None
    baud: int = 115200
    flow: Flow = "none"
    path: Path = field(default=Path())

    @property
    def endpoint(self) -> str:
        """Which device it is: for the record and for the lock."""
        match self.scheme:
            case "tcp":
                host = f"[{self.host}]" if ":" in self.host else self.host
                return f"{host}:{self.port}"
            case "cups":
                return f"{self.host}:{self.port}/{self.place}"
            case "usb" if self.identity is not None:
                return ":".join(
                    filter(None, (self.identity.vendor, self.identity.product, self.identity.serial))
                )
            case _:
                return self.place


def read_url(url: str) -> PrinterUrl:
    """Raises `PrinterUrlError`."""
    try:
        return _read(url.strip())
    except UrlProblem as problem:
        reason = problem.said
    except ValueError:  # of urlsplit and parse_qsl, whose words quote what may be a password
        reason = {"de": "sie ist falsch geschrieben", "en": "it is misspelled"}
    raise PrinterUrlError(url=shown(url), reason=reason)


def shown(url: str) -> str:
    """``url`` for a sentence: scheme, host, port, path and the options that we know, without their values.

    No printer URL has a secret in it, but one that people got wrong may have a password anywhere.
    """
    text = url.strip()
    match = _READABLE.fullmatch(text)
    if match is None:
        scheme = text.partition(":")[0]
        if _BARE.fullmatch(text):
            return clean(text, 120)
        return f"{scheme}:…" if scheme in _OPTIONS else "…"
    host = match["host"] if _HOST.fullmatch(match["host"]) else "…"
    names = (match["options"] or "")[:400].split("&") if match["options"] else []
    keys = (name.partition("=")[0] for name in names)
    query = "&".join(f"{key}=…" if key in _NAMES else "…" for key in keys)
    return clean(f"{match['scheme']}//{host}{match['path']}{'?' if query else ''}{query}", 120)


def _read(url: str) -> PrinterUrl:
    if url == "none:":
        return PrinterUrl(scheme="none", place="none")
    parts = urlsplit(url)
    if parts.scheme not in _OPTIONS or parts.scheme == "none":
        known = ", ".join(f"{scheme}://" for scheme in _OPTIONS if scheme != "none")
        raise UrlProblem(f"am Anfang muss {known} oder none: stehen", f"it must begin with {known} or none:")
    if parts.username is not None or parts.fragment:
        raise UrlProblem(
            "Benutzername, Passwort und # gehören nicht hinein", "no user, password or # belongs into it"
        )
    options = _options(parts)
    common = _common(parts.scheme, options)
    match parts.scheme:
        case "tcp":
            if parts.path not in ("", "/"):
                raise UrlProblem(
                    "nach tcp:// stehen nur Name, Port und ?profile=…",
                    "after tcp:// stand only name, port and ?profile=…",
                )
            host, port = _host(parts)
            return replace(common, host=host, port=port)
        case "usb":
            return _usb(parts, options, common)
        case "serial":
            return _serial(parts, options, common)
        case "cups":
            host, port = _host(parts) if parts.netloc else ("localhost", DEFAULT_PORT["cups"])
            return replace(common, host=host, port=port, place=_queue(parts))
        case "windows":
            if parts.netloc:
                raise _three_slashes(parts)
            return replace(common, place=_queue(parts))
        case _:
            path = _path(parts)
            return replace(common, place=str(path), path=path)


def _options(parts: SplitResult) -> dict[str, str]:
    pairs = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
    known = _OPTIONS[parts.scheme]
    for key, _ in pairs:
        if key not in known:
            # Only a slip of the pen is repeated; what is like no option may be half a password.
            near = bool(get_close_matches(key[:20], _NAMES, 1, 0.7))
            raise UrlProblem(
                f"{f'„{key}“' if near else 'eine Angabe'} ist unbekannt; "
                f"nach dem Fragezeichen steht hier {', '.join(known)}",
                f"{f'“{key}”' if near else 'something'} is not known; "
                f"after the question mark may stand {', '.join(known)}",
            )
    if len(dict(pairs)) != len(pairs):
        raise UrlProblem("eine Angabe steht doppelt", "something is said twice")
    return dict(pairs)


def _common(scheme: str, options: Mapping[str, str]) -> PrinterUrl:
    proof, status = _choice(options, "proof", PROOFS), _choice(options, "status", ("yes", "no"))
    if scheme in _ONE_WAY and (proof not in (None, "none") or (status == "yes" and scheme == "file")):
        raise UrlProblem(
            "der Drucker kann hier nicht antworten; proof kann nur „none“ und status nur „no“ sein",
            "the printer cannot answer here; proof can only be “none” and status only “no”",
        )
    return PrinterUrl(
        scheme=scheme,
        title=clean(options.get("name", ""), 60),
        profile=options.get("profile", DEFAULT_PROFILE),
        proof=proof,
        status=None if status is None else status == "yes",
        text=_choice(options, "mode", ("raster", "text")) == "text",
        pace=_number(options, "pace", 0, _MOST_PACE) if "pace" in options else None,
    )


def _choice(options: Mapping[str, str], key: str, allowed: tuple[_T, ...]) -> _T | None:
    value = options.get(key)
    if value is None:
        return None
    for choice in allowed:
        if choice == value:
            return choice
    raise UrlProblem(f"{key} kann nur {', '.join(allowed)} sein", f"{key} can only be {', '.join(allowed)}")


def _number(options: Mapping[str, str], key: str, low: int, high: int) -> int:
    value = options[key]
    if not re.fullmatch(r"[0-9]{1,9}", value) or not low <= int(value) <= high:
        raise UrlProblem(
            f"{key} muss eine Zahl von {low} bis {high} sein", f"{key} must be a number from {low} to {high}"
        )
    return int(value)


def _host(parts: SplitResult) -> tuple[str, int]:
    if not parts.hostname:
        raise UrlProblem(
            "der Name oder die Adresse des Druckers fehlt", "the name or address of the printer is missing"
        )
    wrong = UrlProblem(
        "der Port muss eine Zahl von 1 bis 65535 sein", "the port must be a number from 1 to 65535"
    )
    try:
        port = parts.port
    except ValueError:
        raise wrong from None
    if port == 0:
        raise wrong
    return parts.hostname, port or DEFAULT_PORT[parts.scheme]


def _usb(parts: SplitResult, options: Mapping[str, str], common: PrinterUrl) -> PrinterUrl:
    if not parts.netloc:
        if "serial" in options:
            raise UrlProblem(
                "serial passt nur zu usb://HERSTELLER:MODELL", "serial goes only with usb://VENDOR:PRODUCT"
            )
        path = _path(parts)
        return replace(common, place=str(path), path=path)
    match = _USB.fullmatch(parts.netloc)
    if match is None or parts.path not in ("", "/"):
        raise UrlProblem(
            "nach usb:// stehen zwei vierstellige Kennungen wie 04b8:0e15 oder ein Pfad wie /dev/usb/lp0",
            "after usb:// stand two ids of four digits like 04b8:0e15, or a path like /dev/usb/lp0",
        )
    identity = UsbIdentity(match[1].lower(), match[2].lower(), clean(options.get("serial", ""), 120))
    return replace(common, identity=identity)


def _serial(parts: SplitResult, options: Mapping[str, str], common: PrinterUrl) -> PrinterUrl:
    if re.fullmatch(r"/COM[0-9]{1,3}", parts.path, re.IGNORECASE) and not parts.netloc:
        place = parts.path[1:].upper()
    else:
        place = str(_path(parts))
    baud = _number(options, "baud", 1200, 4_000_000) if "baud" in options else 115200
    flow = _choice(options, "flow", FLOWS) or "none"
    return replace(common, place=place, baud=baud, flow=flow)


def _queue(parts: SplitResult) -> str:
    name = unquote(parts.path[1:])
    # A slash would lead elsewhere on the server.
    if not name or "/" in name or not name.isprintable() or name in (".", ".."):
        raise UrlProblem(
            "der Name der Druckerwarteschlange fehlt oder ist ungültig",
            "the name of the print queue is missing or not valid",
        )
    return name


def _three_slashes(parts: SplitResult) -> UrlProblem:
    return UrlProblem(
        f"hier gehören drei Schrägstriche hin: {parts.scheme}:///…",
        f"three slashes belong here: {parts.scheme}:///…",
    )


def _path(parts: SplitResult) -> Path:
    if parts.netloc not in ("", "localhost"):
        raise _three_slashes(parts)
    text = unquote(parts.path)
    folder = parts.scheme == "pdf"
    if "\0" in text:
        raise UrlProblem("der Pfad ist kein gültiger Name", "the path is not a valid name")
    if len(text) > 2 and text[0] == "/" and text[2] == ":":  # file:///C:/…
        text = text[1:]
    path = Path(text)
    if not path.is_absolute() or path == Path(path.anchor):
        de, en = (
            ("der Ordner fehlt", "the folder is missing")
            if folder
            else ("der Pfad fehlt", "the path is missing")
        )
        raise UrlProblem(de, en)
    if not folder and path.is_dir():
        raise UrlProblem(
            f"{path} ist ein Ordner; für Ordner gibt es pdf:///",
            f"{path} is a folder; use pdf:/// for folders",
        )
    return path
