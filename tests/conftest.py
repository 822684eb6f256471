"""What all tests share; nothing here may need a screen."""

import os

from hypothesis import HealthCheck, settings

# Before anything imports Qt: tests draw off screen unless somebody wants to watch.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytest_plugins = ["tests.postgres"]

# How fast an example is says something about this machine and nothing about the rule.
settings.register_profile("frontdesk", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("frontdesk")
