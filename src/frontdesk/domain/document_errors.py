"""What can go wrong with papers that are handed in, each with a sentence that says what to do."""

from __future__ import annotations

from typing import ClassVar

from frontdesk.domain.errors import PrinterError, RefusedError, UsageError


class UnknownAgencyError(UsageError):
    code = "unknown_agency"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Die Behörde „{agency}“ gibt es in diesem Haus nicht. Bekannt sind: {known}.",
        "en": "There is no agency “{agency}” in this house. Known are: {known}.",
    }


class UnknownKindError(UsageError):
    code = "unknown_kind"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Die Unterlage „{kind}“ gibt es nicht. Bekannt sind: {known}.",
        "en": "There is no kind of document “{kind}”. Known are: {known}.",
    }


class UnreadableItemError(UsageError):
    code = "unreadable_item"
    sentences: ClassVar[dict[str, str]] = {
        "de": "„{part}“ ist nicht zu lesen. Erwartet wird Kürzel, Anzahl, Seiten: wb ko3 lo2x4.",
        "en": "“{part}” cannot be read. Expected are code, count, pages: wb ko3 lo2x4.",
    }


class ItemLimitError(UsageError):
    code = "item_limit"
    sentences: ClassVar[dict[str, str]] = {
        "de": "{what}: {value} geht nicht, erlaubt sind {least} bis {most}.",
        "en": "{what}: {value} is not possible, allowed are {least} to {most}.",
    }


class PagesContradictError(UsageError):
    code = "pages_contradict"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Insgesamt {total} Seiten passt nicht zu den einzelnen Angaben: zusammen sind es {sum}.",
        "en": "{total} pages in all contradicts the single lines, which make {sum}.",
    }


class UnknownReceiptError(UsageError):
    code = "unknown_receipt"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Den Eingang „{receipt}“ gibt es in diesem Haus nicht. Bitte die Nummer prüfen.",
        "en": "There is no receipt “{receipt}” in this house. Check the number.",
    }


class UnknownBundleError(UsageError):
    code = "unknown_bundle"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Den Stapel „{bundle}“ gibt es in diesem Haus nicht. Bitte die Nummer prüfen.",
        "en": "There is no bundle “{bundle}” in this house. Check the number.",
    }


class ReceiptNotInBundleError(UsageError):
    code = "receipt_not_in_bundle"
    sentences: ClassVar[dict[str, str]] = {
        "de": "{receipt} liegt nicht in Stapel {bundle}, oder darüber ist schon entschieden.",
        "en": "{receipt} does not travel in bundle {bundle}, or it is settled already.",
    }


class ReasonMissingError(UsageError):
    code = "reason_missing"
    sentences: ClassVar[dict[str, str]] = {
        "de": "{what} braucht einen Grund in wenigen Worten.",
        "en": "{what} needs a reason in a few words.",
    }


class LegalDateError(UsageError):
    code = "legal_date"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Der Eingang kann nicht am {wanted} gewesen sein: erlaubt sind {first} bis {last}.",
        "en": "It cannot have been received on {wanted}: allowed are {first} to {last}.",
    }


class SkippedTimeError(UsageError):
    code = "skipped_time"
    sentences: ClassVar[dict[str, str]] = {
        "de": "{wanted} Uhr gab es am {day} nicht: Die Uhr wurde vorgestellt. Bitte die Zeit prüfen.",
        "en": "There was no {wanted} on {day}: the clock was put forward. Check the time.",
    }


class RepeatedTimeError(UsageError):
    code = "repeated_time"
    sentences: ClassVar[dict[str, str]] = {
        "de": "{wanted} Uhr gab es am {day} zweimal: Die Uhr wurde zurückgestellt. Bitte {first} oder {second} "
        "angeben.",
        "en": "There were two {wanted} on {day}: the clock was put back. Say {first} or {second}.",
    }


class InitialsMissingError(UsageError):
    code = "initials_missing"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Ein nachgetragenes Datum braucht das Handzeichen, z. B. „mk“.",
        "en": "A date that is entered later needs initials, e.g. “mk”.",
    }


class SecondPersonError(RefusedError):
    code = "second_person"
    sentences: ClassVar[dict[str, str]] = {
        "de": "{receipt} hat „{initials}“ selbst nachgetragen. Bestätigen muss eine zweite Person.",
        "en": "“{initials}” entered the date of {receipt}. A second person has to confirm it.",
    }


class NothingToConfirmError(RefusedError):
    code = "nothing_to_confirm"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Bei {receipt} wartet kein nachgetragenes Datum auf eine Bestätigung.",
        "en": "No date of {receipt} waits for a confirmation.",
    }


class DateWaitsError(RefusedError):
    code = "date_waits"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Bei {receipt} wartet schon ein nachgetragenes Datum. Erst muss eine zweite Person es "
        "bestätigen oder ablehnen.",
        "en": "A date of {receipt} waits already. First a second person has to confirm or refuse it.",
    }


class ClockWrongError(RefusedError):
    code = "clock_wrong"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Die Uhr dieses Arbeitsplatzes geht {minutes} Minuten falsch; so lange werden hier keine "
        "Eingänge bestätigt. Bitte der IT melden.",
        "en": "The clock of this workplace is {minutes} minutes off; until it is right, no receipts are "
        "issued here. Tell IT.",
    }


class NothingToSealError(RefusedError):
    code = "nothing_to_seal"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Für {agency} liegt nichts zur Übergabe bereit. Zuletzt gepackt: {last}.",
        "en": "Nothing lies ready for {agency}. Packed last: {last}.",
    }


class SealedMeanwhileError(RefusedError):
    code = "sealed_meanwhile"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Jemand hat den Stapel inzwischen gepackt oder geändert: {receipt} ist nicht mehr in der Liste "
        "von {agency}. Bitte die Liste noch einmal ansehen.",
        "en": "Somebody has packed or changed the pile meanwhile: {receipt} is no longer in the list of "
        "{agency}. Look at the list again.",
    }


class CorrectedMeanwhileError(RefusedError):
    code = "corrected_meanwhile"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Jemand hat {receipt} inzwischen berichtigt. Bitte den Eingang noch einmal ansehen.",
        "en": "Somebody has corrected {receipt} meanwhile. Look at the receipt again.",
    }


class TooLateToWithdrawError(RefusedError):
    code = "too_late_to_withdraw"
    sentences: ClassVar[dict[str, str]] = {
        "de": "{receipt} ist älter als {minutes} Minuten und bleibt bestehen. Bitte stattdessen berichtigen.",
        "en": "{receipt} is older than {minutes} minutes and stands. Correct it instead.",
    }


class PdfNotWrittenError(PrinterError):
    """The sheet did not become a file; what is recorded stands."""

    code = "pdf"
    sentences: ClassVar[dict[str, str]] = {
        "de": "Die PDF-Datei ist nicht geschrieben: {reason}. Was erfasst ist, gilt.",
        "en": "The PDF file is not written: {reason}. What is recorded stands.",
    }
