"""An Atom feed per language of new and updated resources (RFC 4287)."""

from __future__ import annotations

import datetime

from feedgen.feed import FeedGenerator

from mmcd.edition import Edition
from mmcd.pages.resources import resources

FEED_PATH = "feed.xml"
"""Below each locale: `feed.xml`, `fr/feed.xml`."""

_MOST = 50


def feed(edition: Edition) -> str:
    """The feed of a language, newest first. A resource whose day of update is not known is left out."""
    site, strings = edition.site, edition.strings
    config, prefix = site.config, edition.locale.prefix
    found = [resource for resource in resources(edition) if resource.updated is not None]
    # The sort is stable: what changed on the same day keeps the order of the catalogue.
    found.sort(key=lambda resource: resource.updated or datetime.date.min, reverse=True)
    atom = FeedGenerator()
    atom.id(config.absolute(prefix))
    atom.title(strings("site.title"))
    atom.subtitle(strings("site.description"))
    atom.language(edition.locale.tag)
    atom.author(name=strings("site.author"))
    atom.link(href=config.absolute(f"{prefix}{FEED_PATH}"), rel="self", type="application/atom+xml")
    atom.link(href=config.absolute(prefix), rel="alternate", type="text/html")
    atom.rights(strings("footer.licence"))
    # The generator element would name a version of a library, and change the file when it changes.
    atom.generator("MMCD Open Learning")
    atom.updated(_moment(found[0].updated) if found else _moment(None))
    for resource in found[:_MOST]:
        entry = atom.add_entry(order="append")
        url = config.absolute(resource.url)
        entry.id(url)
        entry.title(resource.title)
        entry.link(href=url, rel="alternate", type="text/html", hreflang=resource.lang)
        entry.updated(_moment(resource.updated))
        entry.summary(resource.description)
        entry.category(term=resource.kind, label=strings(f"kind.{resource.kind}"))
    return str(atom.atom_str(pretty=True).decode("utf-8"))


def _moment(day: datetime.date | None) -> datetime.datetime:
    """Midnight UTC of a day: content has days, Atom wants moments."""
    day = day or datetime.date(1970, 1, 1)
    return datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)
