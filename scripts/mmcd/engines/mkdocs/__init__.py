"""The MkDocs adapter: the only package of ours that imports MkDocs.

It leans on mkdocs-static-i18n for one thing, building each language in turn.
"""
