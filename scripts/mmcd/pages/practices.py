"""Practice notes: what an institution did about a problem, and where to read on."""

from __future__ import annotations

from typing import Any

from mmcd import formats
from mmcd.edition import Edition
from mmcd.model.schema import Status
from mmcd.model.site import Page
from mmcd.pages.modules import report_url, status
from mmcd.pages.resources import facts, module_resource


def view(page: Page, edition: Edition) -> dict[str, Any]:
    """Plain data for `practice.html`."""
    site, strings, meta = edition.site, edition.strings, page.practice
    regions = {region.id: region.name for region in site.facts.regions}
    pages = [site.page_or_fallback(f"modules/{slug}.md", edition.locale) for slug in meta.modules]
    return {
        "regions": formats.listing([edition.text(regions[name]) for name in meta.regions if name in regions], strings),
        "topics": [
            {
                "name": edition.text(site.topics[topic].name),
                "url": f"{edition.locale.prefix}catalogue/?topic={topic}",
            }
            for topic in meta.topics
            if topic in site.topics
        ],
        "status": status(meta, edition),
        "reviewed": meta.status is Status.REVIEWED,
        "updated": meta.updated.isoformat(),
        "updated_text": formats.date(meta.updated, strings),
        "modules": [facts(module_resource(module, edition), edition) for module in pages if module is not None],
        "report_url": report_url(page, edition),
    }
