"""The code on a ticket that shows it is genuine without saying whose it is."""

from __future__ import annotations

from datetime import date
from hashlib import blake2s

from frontdesk.domain.ticket import OperationId

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O, U
CHECK_ALPHABET = ALPHABET + "*~$=U"
_CHARACTERS = 16  # of 5 bits each: 80 bits
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})


def ticket_code(site: str, day: date, label: str, op: OperationId) -> str:
    """The opaque code of the ticket that the operation ``op`` issued: 16 characters and a check character.

    The operation id is the key. It is random, stands in the store and on no slip, so that nobody can work
    out a code from the site, the day and the number, which are public. A caller who chooses a guessable
    operation id gets a guessable code.
    """
    digest = blake2s(key=op.bytes, digest_size=10, person=b"fdticket")
    for part in (site, day.isoformat(), label):
        encoded = part.encode(errors="surrogatepass")
        # Length first, so that no two different triples are hashed as the same bytes.
        digest.update(len(encoded).to_bytes(4, "big") + encoded)
    value = int.from_bytes(digest.digest(), "big")
    characters = [ALPHABET[(value >> shift) & 31] for shift in range(75, -5, -5)]
    return "".join(characters) + CHECK_ALPHABET[value % 37]


def read_code(text: str) -> str | None:
    """The code as it was issued, from what a person typed; ``None`` when it was mistyped."""
    code = text.strip().upper().translate(_MISREAD)
    if len(code) != _CHARACTERS + 1 or code[-1] not in CHECK_ALPHABET:
        return None
    value = 0
    for char in code[:-1]:
        if char not in ALPHABET:
            return None
        value = value * 32 + ALPHABET.index(char)
    return code if CHECK_ALPHABET[value % 37] == code[-1] else None


def qr_text(day: date, label: str, code: str) -> str:
    """What the QR code says: the day, the number and the code. No person, no service, no agency.

    Only characters of the QR's alphanumeric mode, which keeps it at 25 × 25 modules. The check character
    stays out: it may lie outside that mode, and a QR code corrects its own reading errors.
    """
    return f"FD1:{day:%Y%m%d}:{label.replace(' ', '')}:{code[:-1]}"
