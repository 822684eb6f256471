"""What the tests of the use cases share: a scene that is checked for health when the test is over."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.usecases.scene import Scene, assert_healthy


@pytest.fixture
def scene() -> Iterator[Scene]:
    """A small house on a Monday at eight; whatever a test does, the record keeps its promises."""
    scene = Scene()
    yield scene
    assert_healthy(scene.store)
