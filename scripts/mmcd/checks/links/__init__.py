"""Links lead somewhere, down to the section."""

from mmcd.checks.links.anchor_missing import anchor_missing
from mmcd.checks.links.redirect_to_nowhere import redirect_to_nowhere
from mmcd.checks.links.target_missing import target_missing
from mmcd.checks.rule import Rule

RULES: tuple[Rule, ...] = (
    target_missing,
    anchor_missing,
    redirect_to_nowhere,
)
