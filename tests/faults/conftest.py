"""The same house as in the end-to-end tests."""

from tests.end2end.conftest import (
    building,
    dressed,
    nothing_of_this_machine,
    nothing_stays,
    on_sqlite,
    printer,
)

__all__ = ["building", "dressed", "nothing_of_this_machine", "nothing_stays", "on_sqlite", "printer"]
