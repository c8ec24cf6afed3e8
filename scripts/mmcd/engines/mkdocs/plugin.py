"""The plugin that `mkdocs.yml` names: it takes MkDocs' objects apart, calls the core, and puts the result back."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any, Literal

import jinja2
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from mmcd.errors import ContentRefused, MmcdError
from mmcd.pages import Assembled, assemble, chrome
from mmcd.publish.assets import Bundle, bundle
from mmcd.publish.finish import finish
from mmcd.workspace import Workspace, open_workspace

log = logging.getLogger("mkdocs.plugins.mmcd")

# mkdocs-static-i18n works at -100 and must have chosen the language, and built all of them, before we act.
_AFTER_I18N = -200


class MmcdConfig(Config):  # type: ignore[no-untyped-call]
    """Options of the plugin in `mkdocs.yml`."""

    enabled = config_options.Type(bool, default=True)


class MmcdPlugin(BasePlugin[MmcdConfig]):  # type: ignore[no-untyped-call]
    """Feeds MkDocs the assembled pages of one language at a time."""

    workspace: Workspace
    bundle: Bundle
    pages: dict[str, Assembled]

    def __init__(self) -> None:
        self.production = True
        self.finishes = True
        """Whether this build makes what comes after the pages; one process per language leaves that to its parent."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.production = command != "serve"
        # MkDocs keeps the object for the next build of the same process, which may be of another checkout.
        vars(self).pop("workspace", None)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        if not _i18n(config).building or not hasattr(self, "workspace"):
            self._open(config)
        # Our own not-found page and sitemap speak every language; a theme's would be built once per language.
        config.theme.static_templates = set()
        config.extra["mmcd"] = chrome(self.workspace.editions, assets=self.bundle.folder, production=self.production)
        return config

    @event_priority(_AFTER_I18N)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        locale = _i18n(config).current_language
        site = self.workspace.editions.site
        pages = assemble(self.workspace.editions[locale])
        self.pages = {f"{page.locale}/{page.path}": page for page in pages}
        made = [_page_file(page, config) for page in pages]
        return Files([*made, *(_asset_file(path, locale, site.assets, config) for path in sorted(site.assets))])

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        env.autoescape = True
        return env

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        page.meta = self.pages[page.file.src_uri].meta
        return markdown

    @event_priority(_AFTER_I18N)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if self.finishes and not _i18n(config).building:
            finish(self.workspace, Path(config.site_dir), overrides(config), config.extra["mmcd"], self.bundle)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        server.watch(str(overrides(config)))
        return server

    def take(self, workspace: Workspace, config: MkDocsConfig) -> None:
        """Build from a checkout that is open already."""
        self.workspace = workspace
        self.bundle = bundle(overrides(config))

    def _open(self, config: MkDocsConfig) -> None:
        root = Path(config.config_file_path).parent
        try:
            self.take(open_workspace(root, site_url=config.site_url), config)
        except ContentRefused as refused:
            raise PluginError("\n".join([*(f.one_line() for f in refused.findings), str(refused)])) from refused
        except MmcdError as error:
            raise PluginError(str(error)) from error
        for remark in self.workspace.remarks:
            log.info(remark.one_line())


def overrides(config: MkDocsConfig) -> Path:
    """The folder of our templates and assets."""
    return Path(config.theme.custom_dir or "overrides")


def _i18n(config: MkDocsConfig) -> Any:
    plugin = config.plugins.get("i18n")
    if plugin is None:
        raise PluginError("mkdocs.yml must list the plugin i18n before mmcd.")
    return plugin


def _page_file(page: Assembled, config: MkDocsConfig) -> File:
    file = File.generated(config, f"{page.locale}/{page.path}", content=page.markdown)
    file.dest_uri = f"{page.url}index.html"
    return file


def _asset_file(path: str, locale: str, assets: frozenset[str], config: MkDocsConfig) -> File:
    """A shared file; `name.fr.svg` takes the place of `name.svg` in French."""
    stem, dot, ending = path.rpartition(".")
    localised = f"{stem}.{locale}{dot}{ending}"
    file = File(path, config.docs_dir, config.site_dir, config.use_directory_urls)
    if localised in assets:
        file.abs_src_path = str(Path(config.docs_dir, localised))
        file.dest_uri = localised
    return file
