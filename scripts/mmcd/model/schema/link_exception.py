"""Addresses on other hosts that are known to answer programs badly."""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import Field

from mmcd.model.schema.base import Schema


class LinkException(Schema):
    """An address that `mmcd check links --external` says nothing of, until a day."""

    address: Annotated[
        str,
        Field(
            pattern=r"^https?://[^\s*]+\*?$", description="The address as it is linked; a * at its end for all below."
        ),
    ]
    reason: Annotated[str, Field(min_length=10, description="How it is known that readers find the page all the same.")]
    until: Annotated[datetime.date, Field(description="The day by which somebody looks again.")]

    def covers(self, address: str) -> bool:
        """Whether it speaks of an address, with or without a section."""
        if self.address.endswith("*"):
            return address.startswith(self.address[:-1])
        return self.address in (address, address.partition("#")[0])
