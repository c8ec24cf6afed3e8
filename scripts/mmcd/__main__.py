"""`python -m mmcd`: the same program as `mmcd`."""

import sys

from mmcd.cli import main

sys.exit(main())
