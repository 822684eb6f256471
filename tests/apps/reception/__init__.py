"""Tests of the reception program."""
