"""`nmsdesk assess CASE`: what a case file shows, as the public answer or as a short summary."""

from datetime import datetime
from pathlib import Path

from nmsdesk.cli.summary import summary
from nmsdesk.documents import assessment_v1
from nmsdesk.documents.case_v1 import read_case
from nmsdesk.documents.files import read_file
from nmsdesk.documents.knowledge import load_knowledge
from nmsdesk.documents.problem import DocumentError
from nmsdesk.documents.texts import ENGLISH, load_texts
from nmsdesk.domain.assess import assess
from nmsdesk.paths import Paths, resource_root


def run(path: Path, *, as_json: bool) -> int:
    """Print the answer; 0 whatever it says. DocumentError names file, path inside it and mend."""
    content = read_file(path)
    root = resource_root()
    knowledge = load_knowledge(root, Paths.standard().cache)
    try:
        case = read_case(content, knowledge.findings, knowledge.risk_factors, _clock())
    except DocumentError as error:
        raise error.within(str(path)) from None
    assessment = assess(case, knowledge)
    texts = load_texts(root, ENGLISH)
    if as_json:
        print(assessment_v1.write(assessment, texts), end="")
    else:
        print("\n".join(summary(case, assessment, texts)))
    return 0


def _clock() -> datetime:
    """Only for a case that tells no time at all: its answer names the now that was taken."""
    return datetime.now().replace(second=0, microsecond=0)  # noqa: TID251 - where the command reads the clock
