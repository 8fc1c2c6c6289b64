"""What a check says (核对结论), and how several checks of one requirement become one verdict.

`met`, `not_met`, `cannot_tell`: the third is an answer, not an error. A reason names a finding code of the
contract, says in both languages what was found, and points at the spot.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from pipeline.records import Evidence, Message, RequirementVerdict, Severity

RANK = {"met": 0, "cannot_tell": 1, "not_met": 2}


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence with its code and its spots on the pages. `code` is None where all is well."""

    message: Message
    code: str | None = None
    evidence: tuple[Evidence, ...] = ()
    severity: Severity = "error"
    ambiguity: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A check's answer: the verdict, the reason that carries it, and remarks that change nothing."""

    verdict: RequirementVerdict
    reason: Reason | None = None
    remarks: tuple[Reason, ...] = ()
    others: tuple[Reason, ...] = field(default=())

    def noting(self, *remarks: Reason) -> Outcome:
        """The same answer with more remarks."""
        return replace(self, remarks=self.remarks + remarks)


def met(
    zh: str = "", en: str = "", evidence: Sequence[Evidence] = (), remarks: Sequence[Reason] = ()
) -> Outcome:
    """All is well; the sentence says what was found."""
    reason = Reason(Message(zh, en), None, tuple(evidence), "info") if zh else None
    return Outcome("met", reason, tuple(remarks))


def not_met(
    code: str, zh: str, en: str, evidence: Sequence[Evidence] = (), ambiguity: str | None = None
) -> Outcome:
    """Surely wrong or missing. Only for values that are sure."""
    return Outcome("not_met", Reason(Message(zh, en), code, tuple(evidence), "error", ambiguity))


def cannot_tell(
    code: str, zh: str, en: str, evidence: Sequence[Evidence] = (), ambiguity: str | None = None
) -> Outcome:
    """A person has to look; the sentence says at what."""
    return Outcome("cannot_tell", Reason(Message(zh, en), code, tuple(evidence), "warn", ambiguity))


def remark(
    code: str | None,
    zh: str,
    en: str,
    evidence: Sequence[Evidence] = (),
    severity: Severity = "info",
    ambiguity: str | None = None,
) -> Reason:
    """Something worth saying that changes no verdict."""
    return Reason(Message(zh, en), code, tuple(evidence), severity, ambiguity)


def all_of(outcomes: Iterable[Outcome]) -> Outcome:
    """Several checks on one requirement: the worst decides, every other bad reason stays visible."""
    given = tuple(outcomes)
    if not given:
        return Outcome("met")
    worst = max(given, key=lambda outcome: RANK[outcome.verdict])
    others = tuple(o.reason for o in given if o is not worst and o.reason and o.verdict != "met")
    kept = tuple(reason for o in given for reason in o.others)
    return Outcome(
        worst.verdict, _told(worst, given), tuple(r for o in given for r in o.remarks), others + kept
    )


def _told(worst: Outcome, given: Sequence[Outcome]) -> Reason | None:
    """The reason of the worst; for a met requirement, everything the checks found good, in one sentence."""
    if worst.verdict != "met":
        return worst.reason
    good = [o.reason for o in given if o.reason]
    if not good:
        return None
    return Reason(
        Message("；".join(r.message.zh for r in good), "; ".join(r.message.en for r in good)),
        None,
        tuple(dict.fromkeys(spot for r in good for spot in r.evidence)),
        "info",
    )


def any_of(outcomes: Iterable[Outcome]) -> Outcome:
    """Several scans of one paper: the best decides, because one good copy shows what the others hide."""
    given = tuple(outcomes)
    return min(given, key=lambda outcome: RANK[outcome.verdict]) if given else Outcome("met")
