"""What the rules about modules share."""

from __future__ import annotations

REQUIRED = ("objectives", "scenario", "check", "takeaways", "practice", "references")
"""Section ids every module has, in this order (CONTRIBUTING, “A module”)."""
