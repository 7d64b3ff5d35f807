"""Turn official text, Word, Excel or saved web pages into source files of a portal.

`python3 scripts/ingest.py FILE… [--root DIR] [--force]`. Exit code 1 when a file could not be read.
"""

import environment

environment.enter()

import sys

sys.path.insert(0, str(environment.ROOT / "hooks"))

from gongkai.ingest.run import main

if __name__ == "__main__":
    sys.exit(main(root=environment.ROOT))
