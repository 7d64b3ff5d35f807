"""Turn official text, Word, Excel or saved web pages into source files of a portal.

`python3 scripts/ingest.py FILE… [--root DIR] [--kind policy|task|disclosure] [--public] [--force]`. Exit code 1 when a file
could not be read, or lacks what a document must have.
"""

import environment

environment.enter()

import sys
from functools import partial

sys.path.insert(0, str(environment.ROOT / "hooks"))

from gongkai.command_line import ended
from gongkai.ingest.run import main

if __name__ == "__main__":
    sys.exit(ended(partial(main, root=environment.ROOT)))
