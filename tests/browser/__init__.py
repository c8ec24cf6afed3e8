"""Tests of the really built site, most of them in a real Chromium."""
