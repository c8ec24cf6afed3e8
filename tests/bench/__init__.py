"""Measuring what ARCHITECTURE promises: bytes for the reader, seconds for the author, beside the stock theme.

Speed is measured here and never in a test. Run it with `scripts/bench`.
"""
