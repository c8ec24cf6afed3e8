"""What a module page shows around its article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode

from mmcd import formats
from mmcd.bibliography.exchange import Work, to_bibtex, to_ris
from mmcd.edition import Edition
from mmcd.model.schema import ModuleMeta, PracticeMeta, Status
from mmcd.model.site import Page, url_of
from mmcd.model.statistics import checked
from mmcd.pages.resources import facts, module_resource, path_url
from mmcd.strings import load_strings

FIXED = ("objectives", "scenario", "check", "takeaways", "practice", "references")
"""Section ids that every module has, in this order; content sections stand after the first."""


def view(page: Page, edition: Edition) -> dict[str, Any]:
    """Plain data for `module.html`."""
    site, strings, meta = edition.site, edition.strings, page.module
    work = _work(page, edition)
    content = [section for section in sections(page, edition) if section["id"] not in FIXED]
    url = edition.locale.prefix + url_of(page.path)
    return {
        **facts(module_resource(page, edition), edition),
        "number": strings("module.number", number=meta.order),
        "start": content[0]["id"] if content else FIXED[0],
        "programmes": [
            {
                "acronym": site.programmes[programme].acronym,
                "name": edition.text(site.programmes[programme].name),
                "url": f"{edition.locale.prefix}programmes/{programme}/",
            }
            for programme in meta.programmes
        ],
        "topics": [
            {
                "name": edition.text(site.topics[topic].name),
                "url": f"{edition.locale.prefix}catalogue/?topic={topic}",
            }
            for topic in meta.topics
        ],
        "status": status(meta, edition),
        "reviewed": meta.status is Status.REVIEWED,
        "updated_text": formats.date(meta.updated, strings),
        "version": meta.version,
        "sources": _sources(page, edition),
        "practice_duration": formats.duration(meta.practice_minutes, strings),
        "questions": len(page.outline.questions),
        "languages": [
            {"tag": locale.tag, "name": locale.name} for locale in site.locales if site.page(page.path, locale)
        ],
        "side_by_side": f"{url}side-by-side/" if _has_other(page, edition) else "",
        "cite": {
            "text": citation_text(work, edition),
            "bibtex": to_bibtex(work),
            "ris": to_ris(work),
            "bibtex_url": f"{url}cite.bib",
            "ris_url": f"{url}cite.ris",
        },
        "report_url": report_url(page, edition),
        "sequences": list(_sequences(page, edition)),
    }


def sections(page: Page, edition: Edition) -> list[dict[str, str]]:
    """Sections of a page for its table of contents."""
    rules = load_strings(page.locale.tag).typesetter
    return [
        {"id": section.id, "title": rules.text(section.title)}
        for section in page.outline.sections
        if section.id is not None
    ]


def citation_files(edition: Edition) -> Iterator[tuple[str, str]]:
    """Paths and texts of the citation files of all modules of a language."""
    for page in edition.site.modules(edition.locale):
        url = edition.locale.prefix + url_of(page.path)
        work = _work(page, edition)
        yield f"{url}cite.bib", to_bibtex(work)
        yield f"{url}cite.ris", to_ris(work)


def citation_text(work: Work, edition: Edition) -> str:
    """The sentence to copy: who, when, what, where."""
    return edition.typesetter.text(
        edition.strings(
            "module.citation",
            author=work.author,
            year=work.updated[:4],
            title=work.title,
            site=edition.strings("site.title"),
            version=work.version,
            url="\N{OBJECT REPLACEMENT CHARACTER}",
        )
        # An address is not text to be set.
    ).replace("\N{OBJECT REPLACEMENT CHARACTER}", work.url)


def report_url(page: Page, edition: Edition) -> str:
    """Where a reader reports a problem with a page: the repository's issues, else the project's mailbox."""
    site, strings = edition.site, edition.strings
    address = site.config.absolute(edition.locale.prefix + url_of(page.path))
    title = strings("report.subject", title=page.meta.title)
    body = strings("report.body", url=address, version=getattr(page.meta, "version", ""))
    if site.config.repo_url:
        return f"{site.config.repo_url}/issues/new?{urlencode({'title': title, 'body': body}, quote_via=quote)}"
    return f"mailto:{site.facts.contact.email}?{urlencode({'subject': title, 'body': body}, quote_via=quote)}"


def _work(page: Page, edition: Edition) -> Work:
    config, meta = edition.site.config, page.module
    return Work(
        key=f"mmcd-{page.slug}-{page.locale.tag}",
        title=edition.title(page),
        author=edition.strings("site.author"),
        publisher=edition.strings("site.title"),
        updated=meta.updated.isoformat(),
        url=config.absolute(page.url),
        version=meta.version,
        language=page.locale.tag,
    )


def status(meta: ModuleMeta | PracticeMeta, edition: Edition) -> str:
    """How far the academic team has gone with a module or a practice note, in words."""
    strings = edition.strings
    if meta.status is Status.REVIEWED and meta.reviewed_on is not None:
        return strings("status.reviewed", who=meta.reviewed_by, when=formats.date(meta.reviewed_on, strings))
    return strings(f"status.{meta.status}")


def _sources(page: Page, edition: Edition) -> str:
    """When the sources were last looked up: the oldest of the days, so that it holds for each; empty without any."""
    strings, found = edition.strings, checked(page, edition.site)
    if not found.sources:
        return ""
    if found.since is None:
        return strings("module.sources_unchecked", count=found.sources)
    return strings(
        "module.sources_value", date=formats.date(found.since, strings), checked=found.verified, count=found.sources
    )


def _has_other(page: Page, edition: Edition) -> bool:
    return any(edition.site.page(page.path, locale) for locale in edition.site.locales.others(page.locale))


def _sequences(page: Page, edition: Edition) -> Iterator[dict[str, Any]]:
    """The orders in which a reader may have come: the curriculum, each programme, each path.

    The first is shown to everybody; a script shows another one to a reader whose address names it (`?via=`).
    """
    site, strings, prefix = edition.site, edition.strings, edition.locale.prefix
    modules = site.modules(edition.locale)
    yield _sequence("", strings("module.all"), f"{prefix}catalogue/", modules, page, edition)
    for programme in page.module.programmes:
        members = [module for module in modules if programme in module.module.programmes]
        yield _sequence(
            programme,
            site.programmes[programme].acronym,
            f"{prefix}programmes/{programme}/",
            members,
            page,
            edition,
        )
    for path in site.paths.values():
        members = [
            found
            for step in path.steps
            if (found := site.page_or_fallback(f"modules/{step.module}.md", edition.locale)) is not None
        ]
        if page.path in {member.path for member in members}:
            yield _sequence(path.id, edition.text(path.title), path_url(path, edition), members, page, edition)


def _sequence(via: str, title: str, url: str, members: list[Page], page: Page, edition: Edition) -> dict[str, Any]:
    position = next(at for at, member in enumerate(members) if member.path == page.path)
    query = f"?via={via}" if via else ""

    def neighbour(at: int) -> dict[str, str] | None:
        if not 0 <= at < len(members):
            return None
        member = members[at]
        return {
            "title": edition.title(member),
            "url": f"{edition.locale.prefix}{url_of(member.path)}{query}",
        }

    return {
        "via": via,
        "title": title,
        "url": url,
        "position": edition.strings("module.position", number=position + 1, count=len(members)),
        "previous": neighbour(position - 1),
        "next": neighbour(position + 1),
    }
