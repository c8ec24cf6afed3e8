"""Addresses on other hosts still lead where they are meant to.

`targets` says which addresses a site has and where, `ask` how each is asked, `told` what is to be said of the answers:
all three without a network. `network` alone has one, and it never connects into a private one.
"""

from mmcd.checks.external.rules import RULES

__all__ = ["RULES"]
