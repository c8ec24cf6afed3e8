"""Files can be read, and say what a file of their kind must say.

The reader (`model/`) tells most of these while it loads the site, before any rule runs. They hold for every run
and cannot be waived.
"""

from mmcd.checks.readable.file_heavy import file_heavy
from mmcd.checks.readable.file_name import file_name
from mmcd.checks.readable.reader import READER
from mmcd.checks.readable.waivers import WAIVERS
from mmcd.checks.rule import Rule

RULES: tuple[Rule, ...] = (*READER, file_name, file_heavy, *WAIVERS)
