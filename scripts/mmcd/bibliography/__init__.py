"""References as readers see them: in running text, in lists, and as files for reference managers."""

from mmcd.bibliography.exchange import to_bibtex, to_ris
from mmcd.bibliography.styled import Bibliography, Entry

__all__ = ["Bibliography", "Entry", "to_bibtex", "to_ris"]
