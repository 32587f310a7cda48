"""How many cases a second one core assesses, on the cases of the demonstration and the tests."""

import time
from pathlib import Path

from nmsdesk.documents.case_v1 import read_case
from nmsdesk.documents.knowledge import load_knowledge
from nmsdesk.domain.assess import assess
from nmsdesk.paths import resource_root
from tests.benchmarks.row import Row

SECONDS = 3.0
ACCEPTANCE = Path(__file__).resolve().parents[1] / "acceptance"


def assessments() -> Row:
    root = resource_root()
    knowledge = load_knowledge(root)
    folders = (root / "cases" / "demo", ACCEPTANCE)
    cases = [
        read_case(path.read_bytes(), knowledge.findings, knowledge.risk_factors)
        for folder in folders
        for path in sorted(folder.glob("*.nmscase.json"))
    ]
    for case in cases:
        assess(case, knowledge)
    done = 0
    begun = time.process_time()
    while time.process_time() - begun < SECONDS:
        for case in cases:
            assess(case, knowledge)
        done += len(cases)
    pace = done / (time.process_time() - begun)
    basis = f"processor time, {len(cases)} cases of the demonstration and the tests in turn"
    return Row("assessments a second and core", f"{pace:,.0f}", ">= 1,000", basis)
