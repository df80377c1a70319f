"""Where the single-file program begins."""

import multiprocessing
import sys

from fzzf_check.cli import main

if __name__ == "__main__":
    multiprocessing.freeze_support()  # -j starts this program again as a worker
    sys.exit(main())
