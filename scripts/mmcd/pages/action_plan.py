"""The action plan: one page to fill in, whose lines the module on peer learning explains."""

from __future__ import annotations

from typing import Any

from mmcd import formats
from mmcd.edition import Edition
from mmcd.model.site import Page

_FIELDS = (
    ("change", 3),
    ("step", 2),
    ("people", 2),
    ("evidence", 3),
    ("help", 3),
    ("start", 0),
)
"""Lines of the plan, each with the rows that its field begins with; a day has none. The reviews follow the day."""

REVIEWS = (("early", 30), ("middle", 90), ("late", 180))
"""Reviews of the plan, each with its day after the start."""


def view(page: Page, edition: Edition) -> dict[str, Any]:
    """Plain data for `action_plan.html`."""
    strings = edition.strings
    return {
        "format": formats.tag(strings),
        "fields": [
            {
                "id": name,
                "rows": rows,
                "label": strings(f"plan.field.{name}"),
                "hint": strings(f"plan.hint.{name}"),
            }
            for name, rows in _FIELDS
        ],
        "reviews": [
            {
                "id": f"review-{days}",
                "days": days,
                "label": strings("plan.review", days=days),
                "hint": strings(f"plan.review_hint.{name}"),
            }
            for name, days in REVIEWS
        ],
    }
