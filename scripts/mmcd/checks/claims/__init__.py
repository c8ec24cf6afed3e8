"""What a page claims rests on a source that was checked, and is due to be checked again."""

from mmcd.checks.claims.figure_unverified import figure_unverified
from mmcd.checks.claims.reference_dates import reference_dates
from mmcd.checks.claims.reference_undated import reference_undated
from mmcd.checks.claims.sources_overdue import sources_overdue
from mmcd.checks.claims.sources_unverified import sources_unverified
from mmcd.checks.rule import Rule

RULES: tuple[Rule, ...] = (
    reference_dates,
    reference_undated,
    sources_overdue,
    figure_unverified,
    sources_unverified,
)
