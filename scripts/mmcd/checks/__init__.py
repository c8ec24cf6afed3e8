"""Checks: pure functions over the content model that say what is wrong, where, and how to mend it.

A new rule is

1. one module `checks/<group>/<name>.py` with one generator, decorated with `page_rule` (tried page by page) or
   `site_rule` (data files, several pages together). It yields `hit(place, fact=…)`; it reads nothing, prints
   nothing, knows no clock. Its docstring says why the mistake hurts a reader. What several rules need is
   derived once with `checks.facts.once`; `needs=("other-rule",)` skips it where the other rule failed.
2. one line in `RULES` of `checks/<group>/__init__.py`;
3. its words in `checks/words/en/<group>.yml` and `fr/<group>.yml`: message and hint, with `{fact}` fields;
4. one case folder, `tests/checks/cases/<rule>/` (see `tests/checks/harness.py`), whose wrong and right examples
   are also the documentation's: run `mmcd check --write-docs` afterwards;
5. one line in the changelog.
"""

from mmcd.checks.registry import RULES
from mmcd.checks.run import run

__all__ = ["RULES", "run"]
