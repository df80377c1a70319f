"""``python -m fzzf_check``: the same as the command ``fzzf-check``."""

import sys

from fzzf_check.cli import main

if __name__ == "__main__":
    sys.exit(main())
