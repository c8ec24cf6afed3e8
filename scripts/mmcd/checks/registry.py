"""The rules: a list, not a scan, so that a reader finds each where it is named."""

from __future__ import annotations

from mmcd.checks import built, claims, external, language, links, metadata, modules, readable, translations, trust
from mmcd.checks.rule import Rule

RULES: tuple[Rule, ...] = (
    *readable.RULES,
    *modules.RULES,
    *translations.RULES,
    *language.RULES,
    *links.RULES,
    *external.RULES,
    *metadata.RULES,
    *claims.RULES,
    *trust.RULES,
    *built.RULES,
)

BY_NAME = {rule.name: rule for rule in RULES}
