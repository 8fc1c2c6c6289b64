"""Who works on which packet: claims with a lease and an attempt number.

A claim counts the attempt up. Every write of a stage asks for its attempt, so that what a worker writes after
its lease ran out and another took over hits nothing. States name the last stage that was finished.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from pipeline.ledger.models import Arrival, Batch, Lease, Packet
from pipeline.ledger.models.files import State
from pipeline.records import Message
from pipeline.settings import load

WORKABLE = (State.RECEIVED, State.UNPACKED, State.READ, State.JUDGED)
FLOWING = (*WORKABLE, State.WAITING, State.DONE)
"""States in which a file shares its packet's state; a file set aside or linked keeps its own."""

SECONDS_BEFORE_RETRY = (10, 60, 300, 1800, 7200)


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to work on a packet until the lease ends. `state` is the last finished stage."""

    packet_id: int
    attempt: int
    owner: str
    state: str
    revision: int


def ready(limit: int | None = None, states: Iterable[str] = WORKABLE) -> tuple[int, ...]:
    """Packets that need work and that nobody holds, oldest first."""
    found = Packet.objects.filter(_free(), state__in=tuple(states)).order_by("created", "id")
    return tuple(found.values_list("id", flat=True)[:limit])


def claim(packet_id: int, owner: str) -> Claim | None:
    """Takes a packet for the length of a lease; `None` where it needs no work or somebody holds it."""
    until = timezone.now() + timedelta(minutes=load().lease_minutes)
    with transaction.atomic():
        taken = Packet.objects.filter(_free(), id=packet_id, state__in=WORKABLE).update(
            attempt=F("attempt") + 1, lease_owner=owner, lease_until=until
        )
        if not taken:
            return None
        packet = Packet.objects.only("attempt", "state", "revision").get(id=packet_id)
    return Claim(packet_id, packet.attempt, owner, packet.state, packet.revision)


def renew(claim: Claim) -> bool:
    """Makes the lease last again; `False` where the claim is dead and the work should stop."""
    until = timezone.now() + timedelta(minutes=load().lease_minutes)
    return bool(_held(claim).update(lease_until=until))


def standing(claim: Claim) -> str | None:
    """The state of a packet that the claim still holds, with the lease renewed.

    `None` where the claim is dead.
    """
    if not renew(claim):
        return None
    state: str | None = _held(claim).values_list("state", flat=True).first()
    return state


def release(claim: Claim) -> bool:
    """Lets go of a packet; `False` where the claim was dead already."""
    return bool(_held(claim).update(lease_owner="", lease_until=None))


def let_go_of(owner_prefix: str) -> int:
    """Releases every lease of a process that is known to be dead; its late writes hit nothing."""
    return Packet.objects.filter(lease_owner__startswith=owner_prefix).update(
        attempt=F("attempt") + 1, lease_owner="", lease_until=None
    )


def return_expired() -> int:
    """Clears leases that ran out, so that they show as free; `claim` takes such packets anyway."""
    return Packet.objects.filter(lease_until__lt=timezone.now()).update(lease_owner="", lease_until=None)


def fail(claim: Claim, code: str, message: Message) -> bool:
    """Notes trouble that may pass and lets the packet be tried again later.

    Set aside after too many times.
    """
    settings = load()
    with fenced(claim) as packet:
        if packet is None:
            return False
        packet.failures += 1
        packet.reason_code, packet.reason_zh, packet.reason_en = code, message.zh, message.en
        packet.lease_owner, packet.lease_until = "", None
        if packet.failures >= settings.max_attempts:
            move(packet, State.SET_ASIDE)
        else:
            pause = SECONDS_BEFORE_RETRY[min(packet.failures, len(SECONDS_BEFORE_RETRY)) - 1]
            packet.retry_at = timezone.now() + timedelta(seconds=pause)
        packet.save()
    return True


@contextmanager
def fenced(claim: Claim) -> Iterator[Packet | None]:
    """One transaction on a packet that the claim still holds.

    `None` where the attempt is not the packet's any more.
    """
    with transaction.atomic():
        yield _held(claim).select_for_update().first()


def move(packet: Packet, state: State) -> None:
    """Brings a packet, and the files that share its state, into a state. The caller saves the packet."""
    packet.state = state
    packet.arrivals.filter(state__in=(*FLOWING, State.SET_ASIDE), reason_code="").update(state=state)


def reopen(packet: Packet, *, read_again: bool) -> None:
    """Sends a packet through the stages again: from the files, or from the stored documents.

    The caller saves it.
    """
    packet.attempt += 1
    packet.failures = 0
    packet.lease_owner, packet.lease_until, packet.retry_at = "", None, None
    packet.reason_code, packet.reason_zh, packet.reason_en = "", None, None
    if read_again:
        packet.revision += 1
    move(packet, State.RECEIVED if read_again else State.READ)


def open_batch(packet_ids: Iterable[int], cause: str = "inbox") -> int:
    """A batch of packets for one flow run; gives its id."""
    with transaction.atomic():
        batch = Batch.objects.create(cause=cause, rules=load().rules)
        Packet.objects.filter(id__in=list(packet_ids)).update(batch=batch)
    return batch.id


def members(batch_id: int) -> tuple[int, ...]:
    """The packets of a batch in the order they came."""
    found = Packet.objects.filter(batch_id=batch_id).order_by("created", "id")
    return tuple(found.values_list("id", flat=True))


def hold(name: str, owner: str, minutes: float) -> bool:
    """Takes a right that only one may have (`nightly`) for a while; the holder may take it again."""
    now = timezone.now()
    until = now + timedelta(minutes=minutes)
    free = Lease.objects.filter(Q(until__lt=now) | Q(owner=owner), name=name)
    if free.update(owner=owner, until=until):
        return True
    try:
        with transaction.atomic():
            Lease.objects.create(name=name, owner=owner, until=until)
    except IntegrityError:
        return False
    return True


def let_go(name: str, owner: str) -> bool:
    """Gives a right back."""
    return bool(Lease.objects.filter(name=name, owner=owner).delete()[0])


def set_aside_arrivals(packet: Packet, refused: dict[int, tuple[str, Message]]) -> None:
    """Marks files of a packet that gave nothing, by arrival id,
    and clears the mark from those that now do.
    """
    packet.arrivals.filter(state__in=(*FLOWING, State.SET_ASIDE)).update(
        state=packet.state, reason_code="", reason_zh=None, reason_en=None
    )
    for arrival_id, (code, message) in refused.items():
        Arrival.objects.filter(id=arrival_id).exclude(state=State.LINKED).update(
            state=State.SET_ASIDE, reason_code=code, reason_zh=message.zh, reason_en=message.en
        )


def _free() -> Q:
    now = timezone.now()
    unheld = Q(lease_until__isnull=True) | Q(lease_until__lt=now)
    return unheld & (Q(retry_at__isnull=True) | Q(retry_at__lte=now))


def _held(claim: Claim) -> QuerySet[Packet]:
    return Packet.objects.filter(id=claim.packet_id, attempt=claim.attempt)
