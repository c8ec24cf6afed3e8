"""The project's facts, formatted as the language formats them, from one place: `project.yml`."""

from __future__ import annotations

from typing import Any

from mmcd import formats
from mmcd.edition import Edition
from mmcd.model.site import Page
from mmcd.pages.programmes import summary


def view(page: Page, edition: Edition) -> dict[str, Any]:
    """Plain data for `about.html`."""
    strings, facts = edition.strings, edition.site.facts
    text = edition.typesetter.text
    return {
        "name": text(f"{facts.acronym}: {edition.text(facts.name)}"),
        "facts": [
            {"term": strings(f"about.{name}"), "value": text(value)}
            for name, value in (
                (
                    "period",
                    strings(
                        "about.period_value",
                        start=formats.month(facts.starts, strings),
                        end=formats.month(facts.ends, strings),
                        months=formats.number(facts.months, strings),
                    ),
                ),
                ("officials", strings("about.officials_value", n=facts.officials)),
                ("network", strings("about.network_value", n=facts.network)),
                (
                    "budget",
                    strings(
                        "about.budget_value",
                        amount=formats.money(facts.budget.amount, facts.budget.currency, strings),
                        share=formats.percent(facts.budget.share, strings),
                        fund=edition.text(facts.budget.fund),
                    ),
                ),
                ("tailored", strings("about.tailored_value", n=facts.tailored_countries)),
            )
        ],
        "partners": [edition.text(partner) for partner in facts.partners],
        "framework": edition.text(facts.framework),
        "facility": edition.text(facts.facility),
        "regions": [edition.text(region.name) for region in facts.regions],
        "programmes": [summary(programme, edition) for programme in edition.site.programmes.values()],
        "contact": {
            "email": facts.contact.email,
            "website": facts.contact.website,
            "website_text": facts.contact.website.removeprefix("https://").rstrip("/"),
            "account": facts.contact.account,
            "account_url": facts.contact.account_url,
        },
    }
