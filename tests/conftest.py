"""What all tests share; nothing here may need a screen."""

import os

# Before anything imports Qt: tests draw off screen unless somebody wants to watch.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytest_plugins = ["tests.postgres"]
