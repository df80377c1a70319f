"""Where the single-file program begins. Started without arguments, as by a double click, it opens the page."""

import multiprocessing
import sys

from fzzf_check.cli import main

OPEN_PAGE = ["serve", "--port", "0"]

if __name__ == "__main__":
    multiprocessing.freeze_support()  # -j starts this program again as a worker
    sys.exit(main(sys.argv[1:] or OPEN_PAGE))
