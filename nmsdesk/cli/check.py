"""`nmsdesk check`: does the clinical content hold together; every complaint on its own line."""

from pathlib import Path

from nmsdesk.documents.comparison_text import load_comparison_text
from nmsdesk.documents.imports.vocabulary import load_vocabulary
from nmsdesk.documents.knowledge import load_knowledge
from nmsdesk.documents.knowledge_sources import source_problems
from nmsdesk.documents.knowledge_texts import text_problems
from nmsdesk.documents.lessons import load_lessons
from nmsdesk.documents.prepared import is_stale
from nmsdesk.documents.problem import Problems
from nmsdesk.documents.texts import ENGLISH, load_texts
from nmsdesk.documents.units import load_units
from nmsdesk.domain.knowledge import Knowledge
from nmsdesk.paths import Paths, resource_root


def run(root: Path | None) -> int:
    """Print what is wrong and return 2, or print what there is and return 0."""
    problems = Problems()
    knowledge = checked(resource_root() if root is None else root, problems)
    if problems.found or knowledge is None:
        print("\n".join(map(str, problems.found)))
        return 2
    print(
        f"{len(knowledge.formulary.drugs)} drugs, {len(knowledge.findings)} findings, "
        f"{len(knowledge.criteria)} criteria sets, {len(knowledge.features.rows)} rows of "
        f"comparison, {len(knowledge.urgency.rules)} rules of urgency, "
        f"{len(knowledge.sources)} sources: the knowledge holds"
    )
    return 0


def checked(root: Path, problems: Problems) -> Knowledge | None:
    """Read everything below `root`; None where even the knowledge itself cannot be joined."""
    knowledge, texts = None, None
    with problems.gathered():
        knowledge = load_knowledge(root)
    with problems.gathered():
        texts = load_texts(root, ENGLISH)
    for load in (load_units, load_vocabulary):
        with problems.gathered():
            load(root)
    with problems.gathered():
        load_lessons(root, ENGLISH)
    if knowledge is not None:
        if is_stale(knowledge.formulary, root, Paths.standard().cache):
            problems.add("the prepared catalogue is not what its documents say; delete the cache")
        with problems.gathered():
            load_comparison_text(root, ENGLISH, knowledge.findings, knowledge.sources)
        with problems.gathered():
            problems.extend(source_problems(root, "texts", knowledge.sources))
        if texts is not None:
            problems.extend(text_problems(knowledge, texts))
    return knowledge
