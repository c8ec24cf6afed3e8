"""Content from strangers can neither run nor fetch nor reach out of `docs/`."""

from mmcd.checks.rule import Rule
from mmcd.checks.trust.address import address_unsafe
from mmcd.checks.trust.asset import asset_kind
from mmcd.checks.trust.attribute import attribute_unsafe
from mmcd.checks.trust.html import raw_html
from mmcd.checks.trust.outside import path_outside
from mmcd.checks.trust.redirect import redirect_unsafe
from mmcd.checks.trust.remote_image import remote_image
from mmcd.checks.trust.snippet import snippet_include
from mmcd.checks.trust.svg import svg_active

RULES: tuple[Rule, ...] = (
    raw_html,
    attribute_unsafe,
    address_unsafe,
    remote_image,
    svg_active,
    asset_kind,
    path_outside,
    redirect_unsafe,
    snippet_include,
)
