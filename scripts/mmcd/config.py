"""The site's configuration, read from `mkdocs.yml` without MkDocs.

Zensical reads the same file, so it stays the one place where languages and addresses are set.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import yaml
from yaml_env_tag import construct_env_tag

from mmcd.errors import UsageError
from mmcd.locales import Locale, Locales


class _Loader(yaml.SafeLoader):
    """Safe YAML plus `!ENV`; Python objects in the file are read as nothing (MkDocs alone needs them)."""


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: None)


@dataclass(frozen=True, kw_only=True)
class SiteConfig:
    """What the project needs to know of `mkdocs.yml`.

    site_url: absolute address of the site's root, ending in `/`; what must be absolute follows it.
    repo_url: the repository's web address, or empty; edit_uri: what stands between it and a source path.
    markdown_extensions: extension names in order; markdown_configs: their settings by name.
    today: the day on which this is asked (SOURCE_DATE_EPOCH, else the clock, in UTC), for what falls due; what is
    published never depends on it.
    """

    root: Path
    docs_dir: Path
    site_url: str
    repo_url: str
    edit_uri: str
    locales: Locales
    markdown_extensions: Sequence[str]
    markdown_configs: Mapping[str, Mapping[str, Any]]
    today: datetime.date

    def absolute(self, url: str) -> str:
        """The absolute address of `url`, which is relative to the site's root."""
        return urljoin(self.site_url, url)

    @property
    def base_path(self) -> str:
        """The path under which the site is served: `/`, or `/sub/path/` for a project page."""
        return urlsplit(self.site_url).path or "/"


def load_config(root: Path, *, site_url: str | None = None) -> SiteConfig:
    """Read `mkdocs.yml` in `root`. `site_url`, where given, overrules the file's.

    Raises UsageError with what is wrong in the file.
    """
    path = root / "mkdocs.yml"
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), _Loader)  # noqa: S506 (a SafeLoader)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} is not valid YAML: {' '.join(str(error).split())}.") from error
    if not isinstance(data, dict):
        raise UsageError(f"{path} must be a mapping of settings.")
    names, configs = _extensions(data.get("markdown_extensions") or [])
    url = site_url or str(data.get("site_url") or "")
    if not urlsplit(url).scheme:
        raise UsageError(
            f"{path}: site_url must be an absolute address such as https://learn.example.org/. "
            "Set it, or set the variable MMCD_SITE_URL."
        )
    return SiteConfig(
        root=root,
        docs_dir=root / str(data.get("docs_dir") or "docs"),
        site_url=url if url.endswith("/") else f"{url}/",
        repo_url=str(data.get("repo_url") or "").rstrip("/"),
        edit_uri=str(data.get("edit_uri") or "edit/main/docs/").strip("/"),
        locales=_locales(path, data.get("plugins") or []),
        markdown_extensions=names,
        markdown_configs=configs,
        today=_today(os.environ),
    )


def _today(environment: Mapping[str, str]) -> datetime.date:
    """The day in UTC. Source: reproducible-builds.org, SOURCE_DATE_EPOCH. Raises UsageError where it is no number."""
    if epoch := environment.get("SOURCE_DATE_EPOCH"):
        try:
            return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
        except (ValueError, OverflowError, OSError) as error:
            raise UsageError(f"SOURCE_DATE_EPOCH must be a number of seconds since 1970, not “{epoch}”.") from error
    return datetime.datetime.now(datetime.UTC).date()


def _locales(path: Path, plugins: Any) -> Locales:
    """The languages of the i18n plugin: the one list of languages of the site."""
    options = next((plugin["i18n"] for plugin in plugins if isinstance(plugin, dict) and "i18n" in plugin), None)
    languages = (options or {}).get("languages")
    if not languages:
        raise UsageError(f"{path} names no languages. Set plugins, i18n, languages.")
    return Locales(
        Locale(str(entry["locale"]), str(entry["name"]), bool(entry.get("default", False)))
        for entry in languages
        if entry.get("build", True)
    )


def _extensions(entries: Any) -> tuple[list[str], dict[str, dict[str, Any]]]:
    """Names and settings from MkDocs' list, whose entries are names or one-key mappings."""
    names: list[str] = []
    configs: dict[str, dict[str, Any]] = {}
    for entry in entries:
        name, config = next(iter(entry.items())) if isinstance(entry, dict) else (entry, None)
        names.append(str(name))
        if config:
            configs[str(name)] = dict(config)
    return names, configs
