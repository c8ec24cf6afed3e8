"""MMCD Open Learning: a bilingual learning site from Markdown and YAML.

The model, the checks, the page generators, the Markdown extensions and the publishers know no site
engine; `mmcd.engines.mkdocs` is the only package that imports MkDocs.
"""

__version__ = "0.1.0"
