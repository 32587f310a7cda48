"""The figures that we claim, as a table: `python -m tests.benchmarks [runs]`.

Start-up is told as a ratio to an empty window started the same way within the same run, so that
the machine's own pace falls out. Nothing here is asserted.
"""

import sys

from tests.benchmarks.key_press import key_press
from tests.benchmarks.pace import assessments
from tests.benchmarks.recognise_pace import recognition
from tests.benchmarks.start_up import start_up
from tests.benchmarks.timeline import timeline_rows
from tests.benchmarks.typing_medicine import typing


def main(runs: int) -> None:
    rows = [*start_up(runs), key_press(), *typing(), *recognition(), assessments()]
    rows += timeline_rows()
    widest = max(len(row.what) for row in rows)
    print(f"{'':{widest}}  {'measured':>12}  {'target':>10}  basis")
    for row in rows:
        print(f"{row.what:{widest}}  {row.measured:>12}  {row.target:>10}  {row.basis}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
