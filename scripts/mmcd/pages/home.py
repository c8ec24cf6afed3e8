"""What the home page shows: search, modules, paths, programmes, topics."""

from __future__ import annotations

from collections import Counter
from typing import Any
from urllib.parse import quote

from mmcd import formats
from mmcd.edition import Edition
from mmcd.model.site import Page
from mmcd.pages.paths import card
from mmcd.pages.programmes import summary
from mmcd.pages.resources import facts, module_resource


def view(page: Page, edition: Edition) -> dict[str, Any]:
    """Plain data for `home.html`."""
    site, strings = edition.site, edition.strings
    modules = [module_resource(module, edition) for module in site.modules(edition.locale)]
    counts = Counter(topic for module in modules for topic in module.topics)
    prefix = edition.locale.prefix
    return {
        "modules": [facts(module, edition) for module in modules],
        "programmes": [summary(programme, edition) for programme in site.programmes.values()],
        "paths": [card(path, edition) for path in site.paths.values() if path.programme is None],
        "topics": [
            {
                "name": edition.text(topic.name),
                "count": counts[topic.id],
                "count_text": strings("count.modules", n=counts[topic.id]),
                "url": f"{prefix}catalogue/?topic={topic.id}",
            }
            for topic in site.topics.values()
            if counts[topic.id]
        ],
        "about": strings(
            "home.about",
            officials=formats.number(site.facts.officials, strings),
            network=formats.number(site.facts.network, strings),
        ),
        "examples": [
            {"query": query, "url": f"{prefix}search/?q={quote(query)}"} for query in strings.get("home.examples")
        ],
    }
