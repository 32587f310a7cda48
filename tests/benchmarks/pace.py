"""How many cases a second one core assesses, on the demonstration's own cases."""

import time

from nmsdesk.documents.case_v1 import read_case
from nmsdesk.documents.knowledge import load_knowledge
from nmsdesk.domain.assess import assess
from nmsdesk.paths import resource_root
from tests.benchmarks.row import Row

SECONDS = 3.0


def assessments() -> Row:
    root = resource_root()
    knowledge = load_knowledge(root)
    cases = [
        read_case(path.read_bytes(), knowledge.findings, knowledge.risk_factors)
        for path in sorted((root / "cases" / "demo").glob("*.nmscase.json"))
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
    basis = f"processor time, {len(cases)} demonstration cases in turn"
    return Row("assessments a second and core", f"{pace:,.0f}", ">= 1,000", basis)
