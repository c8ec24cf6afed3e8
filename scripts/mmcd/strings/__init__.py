"""Interface strings: one catalogue per locale, looked up by dotted name.

A catalogue also holds what a locale needs to be set in type and formatted, so that no code names a locale.
"""

from mmcd.strings.catalogue import Strings, available, load_strings

__all__ = ["Strings", "available", "load_strings"]
