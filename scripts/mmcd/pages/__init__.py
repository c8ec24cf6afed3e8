"""Pages and data files made from the content model: plain Markdown with metadata, JSON, XML.

Nothing here knows a site engine. A page's `meta` holds all that its template shows, as plain data, so
that the same page could be written to a folder and built by any engine that reads frontmatter.
"""

from mmcd.pages.assemble import Assembled, assemble
from mmcd.pages.chrome import chrome

__all__ = ["Assembled", "assemble", "chrome"]
