"""How urgent a case is: the highest rule of the table that holds, with what made it hold."""

from nmsdesk.domain.evidence import Evidence
from nmsdesk.domain.reason import Reason, because
from nmsdesk.domain.truth import Truth
from nmsdesk.domain.urgency import Held, Level, Urgency
from nmsdesk.domain.urgency_rules import Action, UrgencyRules


def judge_urgency(evidence: Evidence, table: UrgencyRules) -> Urgency:
    """A finding that was not assessed neither raises nor lowers (judgement.md section 4)."""
    for level in (Level.EMERGENCY, Level.URGENT, Level.WATCH):
        held = tuple(
            [
                Held(because(f"urgency_{rule.id}", sources=rule.sources), evidence.why(rule.when))
                for rule in table.rules
                if rule.level is level and rule.when.answer(evidence) is Truth.MET
            ]
        )
        if held:
            reasons = dict.fromkeys([each.rule for each in held])
            basis = [reason for each in held for reason in each.found]
            reasons.update(dict.fromkeys(sorted(basis, key=_place)))
            return Urgency(level, tuple(reasons), _actions(level, evidence, table.actions), held)
    return Urgency(Level.ROUTINE)


def _place(reason: Reason) -> int:
    """Signs first, then the window, then the medicines; each as the rules name them."""
    if any(name == "finding" for name, _ in reason.values):
        return 0
    return 1 if reason.key == "window_open" else 2


def _actions(level: Level, evidence: Evidence, actions: tuple[Action, ...]) -> tuple[Reason, ...]:
    return tuple(
        because(f"action_{action.id}", sources=action.sources)
        for action in actions
        if level in action.levels
        and (action.when is None or action.when.answer(evidence) is Truth.MET)
    )
