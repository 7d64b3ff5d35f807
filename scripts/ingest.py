"""Turn official text, Word, Excel or saved web pages into source files of a portal.

`python3 scripts/ingest.py FILE… [--root DIR] [--kind policy|task|disclosure] [--public] [--force]`. Exit code 1 when a file
could not be read, or lacks what a document must have.
"""

import environment

environment.enter()

import os
import sys

sys.path.insert(0, str(environment.ROOT / "hooks"))

from gongkai.ingest.run import main

if __name__ == "__main__":
    try:
        sys.exit(main(root=environment.ROOT))
    except BrokenPipeError:  # the reader of our output has gone (`| head`)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
