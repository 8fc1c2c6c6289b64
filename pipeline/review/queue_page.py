"""The queue: which packets wait for a person, the most doubtful first, with filters and search."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pipeline import decide
from pipeline.ledger.models import FindingRow, Judgement, Packet, ReviewItem
from pipeline.review.packs import category_title
from pipeline.review.people import demand, person_of
from pipeline.review.search import matching
from pipeline.review.words import CODES, VERDICTS, say

ON_A_PAGE = 50
SHOWN_REASONS = 3
_OPEN_ITEM = Q(review_items__is_open=True)
_SHOWS = {
    "waiting": (_("To look at"), _OPEN_ITEM),
    "mine": (_("Taken by me"), _OPEN_ITEM),
    "working": (_("Being read"), Q(state__in=("received", "unpacked", "read", "judged"))),
    "done": (_("Done"), Q(state="done")),
    "set_aside": (pgettext_lazy("menu", "Set aside"), Q(state="set_aside")),
    "all": (_("All"), ~Q(state="erased")),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the person asked to see; every part may be empty."""

    show: str = "waiting"
    verdict: str = ""
    class_index: str = ""
    category: str = ""
    code: str = ""
    words: str = ""

    @classmethod
    def of(cls, given: Mapping[str, str]) -> Wanted:
        """From the query of the address; an unknown list is the waiting one."""
        show = given.get("show", "waiting")
        return cls(
            show if show in _SHOWS else "waiting",
            given.get("verdict", ""),
            given.get("class", ""),
            given.get("category", ""),
            given.get("code", ""),
            given.get("q", "").strip()[:100],
        )

    def query(self) -> str:
        """The same as a query, for the pager and the next packet."""
        parts = {
            "show": self.show if self.show != "waiting" else "",
            "verdict": self.verdict,
            "class": self.class_index,
            "category": self.category,
            "code": self.code,
            "q": self.words,
        }
        return urlencode({name: part for name, part in parts.items() if part})


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the queue."""

    id: int
    name: str
    class_name: str
    category: str
    verdict: str | None
    state: str
    reasons: tuple[FindingRow, ...]
    more_reasons: int
    cause: str
    holder: str
    received: datetime


def packets_wanted(wanted: Wanted, user_id: int) -> QuerySet[Packet]:
    """The packets a person wants to see, most doubtful first: most open questions, then most faults, then
    oldest.
    """
    current = Q(judgements__is_current=True)
    chosen = Packet.objects.filter(_SHOWS[wanted.show][1])
    if wanted.show == "mine":
        chosen = chosen.filter(
            review_items__is_open=True,
            review_items__claimed_by=user_id,
            review_items__claimed_until__gt=timezone.now(),
        )
    if wanted.verdict:
        chosen = chosen.filter(current, judgements__verdict=wanted.verdict)
    if wanted.category:
        chosen = chosen.filter(current, judgements__category=wanted.category)
    if wanted.class_index:
        chosen = chosen.filter(class_index=wanted.class_index)
    if wanted.code:
        has_code = FindingRow.objects.filter(
            judgement__packet=OuterRef("pk"), judgement__is_current=True, code=wanted.code
        )
        chosen = chosen.filter(Exists(has_code))
    if wanted.words:
        chosen = matching(chosen, wanted.words)
    return _most_doubtful_first(chosen)


def _most_doubtful_first(packets: QuerySet[Packet]) -> QuerySet[Packet]:
    def findings(verdict: str) -> Count:
        now = Q(judgements__is_current=True, judgements__findings__verdict=verdict)
        return Count("judgements__findings", filter=now, distinct=True)

    return packets.annotate(unsure=findings("cannot_tell"), wrong=findings("not_met")).order_by(
        F("unsure").desc(), F("wrong").desc(), "created", "pk"
    )


def rows_of(packets: list[Packet]) -> list[Row]:
    """The lines of the queue for these packets: four queries, however many they are."""
    ids = [packet.pk for packet in packets]
    judged = {one.packet_id: one for one in Judgement.objects.filter(packet_id__in=ids, is_current=True)}
    items = {
        one.packet_id: one
        for one in ReviewItem.objects.filter(packet_id__in=ids, is_open=True).select_related("claimed_by")
    }
    reasons: dict[int, list[FindingRow]] = {}
    open_findings = FindingRow.objects.filter(
        judgement__packet_id__in=ids, judgement__is_current=True, verdict__in=("cannot_tell", "not_met")
    ).annotate(packet_id=F("judgement__packet_id"))
    for finding in open_findings.order_by("-verdict", "order"):
        reasons.setdefault(finding.packet_id, []).append(finding)
    return [
        _row(packet, judged.get(packet.pk), items.get(packet.pk), reasons.get(packet.pk, []))
        for packet in packets
    ]


def _row(packet: Packet, judged: Judgement | None, item: ReviewItem | None, reasons: list[FindingRow]) -> Row:
    held = item is not None and item.claimed_until is not None and item.claimed_until > timezone.now()
    return Row(
        id=packet.pk,
        name=packet.name,
        class_name=packet.class_name or "",
        category=category_title(judged.rules, judged.rules_version, judged.category) if judged else "",
        verdict=judged.verdict if judged else None,
        state=packet.state,
        reasons=tuple(reasons[:SHOWN_REASONS]),
        more_reasons=max(0, len(reasons) - SHOWN_REASONS),
        cause=item.cause if item else "",
        holder=item.claimed_by.get_username() if item and held and item.claimed_by else "",
        received=packet.created,
    )


def counts(user_id: int) -> list[tuple[str, object, int]]:
    """How many packets each list of the queue holds: name, title, number."""
    return [
        (show, title, packets_wanted(Wanted(show), user_id).order_by().count())
        for show, (title, _which) in _SHOWS.items()
    ]


def _classes() -> list[tuple[str, str]]:
    """Every class with papers: its index, its name."""
    found = Packet.objects.exclude(class_index="").values("class_index").annotate(one=Max("pk"))
    named = Packet.objects.in_bulk([row["one"] for row in found])
    return sorted(
        ((packet.class_index, packet.class_name or "") for packet in named.values()), key=lambda one: one[1]
    )


def _choices() -> dict[str, list[tuple[str, str]]]:
    """What the filters offer: only what occurs."""
    now = Judgement.objects.filter(is_current=True)
    categories = (
        now.exclude(category=None)
        .order_by("category")
        .values_list("rules", "rules_version", "category")
        .distinct()
    )
    codes = (
        FindingRow.objects.filter(judgement__is_current=True)
        .exclude(code=None)
        .values_list("code", flat=True)
        .distinct()
    )
    return {
        "verdicts": [(name, str(word)) for name, word in VERDICTS.items()],
        "classes": _classes(),
        "categories": sorted(
            {(one or "", category_title(rules, ver, one)) for rules, ver, one in categories}
        ),
        "codes": sorted(((code, say(CODES, code)) for code in codes if code), key=lambda one: one[1]),
    }


def queue(request: HttpRequest) -> HttpResponse:
    """The queue page; with htmx only its table."""
    demand(decide.a_person_may_see_the_queue(person_of(request)))
    wanted = Wanted.of(request.GET.dict())
    user_id = int(request.user.pk or 0)
    page: Page[Packet] = Paginator(packets_wanted(wanted, user_id), ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "wanted": wanted,
        "rows": rows_of(list(page.object_list)),
        "page": page,
        "query": wanted.query(),
        "counts": counts(user_id),
        **_choices(),
    }
    return render(request, "review/queue.html", context)


def queue_counts(request: HttpRequest) -> HttpResponse:
    """The numbers above the queue, asked for every few seconds."""
    demand(decide.a_person_may_see_the_queue(person_of(request)))
    shown = {"counts": counts(int(request.user.pk or 0)), "wanted": Wanted.of(request.GET.dict())}
    return render(request, "review/counts.html", shown)


def next_waiting(wanted: Wanted, user_id: int, after: int) -> int | None:
    """The next packet in the queue that nobody else holds."""
    free = packets_wanted(Wanted(**{**_parts(wanted), "show": "waiting"}), user_id).exclude(pk=after)
    taken = ReviewItem.objects.filter(
        packet=OuterRef("pk"), is_open=True, claimed_until__gt=timezone.now()
    ).exclude(claimed_by=user_id)
    return free.exclude(Exists(taken)).values_list("pk", flat=True).first()


def _parts(wanted: Wanted) -> dict[str, str]:
    return {name: getattr(wanted, name) for name in Wanted.__dataclass_fields__}
