"""Pinned quality: comparisons made as a user gets them, scored against hand labels, compared with floors that only rise.

`python -m tests.gate` (make gate) scores all, `--sample` a fixed part, `--repin` moves the floors up to what is measured.
The data and their scorers stand in ../shared beside the checkout; where they do not, the gate says so and skips.
"""

import os

# Before anything imports numpy. One thread for each process: the processes fill the machine, and sums are added up in the same
# order everywhere.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")
