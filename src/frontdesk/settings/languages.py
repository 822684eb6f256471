"""The languages that a house can offer: ISO 639 codes, and German in simple language."""

from __future__ import annotations

# The languages of the model house first, then those that other towns are likely to add.
_CODES = (
    "de de-simple en ar fa uk ru tr ro bg ti ckb ku ps so sq sr pl fr "
    "am az be bn bs cs da el es et fi ha he hi hr hu hy it ja ka kk ko ky lt lv mk mn nb ne nl om pa prs pt "
    "rom sk sl sv sw ta te tg th tk ur uz vi wo yo zh zza"
)
KNOWN_LANGUAGES = frozenset(_CODES.split())
