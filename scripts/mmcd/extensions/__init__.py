"""Python-Markdown extensions of this site: citations, terms, figures, self-checks, sections, typography.

They are listed in `mkdocs.yml` as `mmcd.extensions`, so any engine that uses Python-Markdown and reads
that list renders the same article. A page names itself in its first line, `<!-- mmcd fr modules/x.md -->`,
because engines do not tell extensions which page they render.
"""

from mmcd.extensions.article import ArticleExtension, makeExtension

__all__ = ["ArticleExtension", "makeExtension"]
