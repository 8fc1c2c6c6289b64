"""Who it is about and who decides: the roster, the review queue, the decisions."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from pipeline.ledger.fields import SealedJson, SealedText
from pipeline.ledger.models.files import Packet
from pipeline.ledger.models.verdicts import Judgement


class Student(models.Model):
    """A line of the school's roster (花名册). Only the name is sure to be there."""

    name = SealedText("姓名")
    name_index = models.CharField(max_length=64, db_index=True)
    id_number = SealedText("证件号码", null=True)
    id_index = models.CharField(max_length=64, blank=True, db_index=True)
    tail_index = models.CharField("后四位索引", max_length=64, blank=True, db_index=True)
    class_name = SealedText("班级", null=True)
    class_index = models.CharField(max_length=64, blank=True, db_index=True)
    number = SealedText("学号", null=True)
    number_index = models.CharField(max_length=64, blank=True, db_index=True)
    contact = SealedText("联系方式", null=True)
    status = models.CharField("参保状态", max_length=40, blank=True)
    category = models.CharField("人员类别", max_length=40, blank=True)
    answers = SealedJson("问答", null=True)
    dates = SealedJson("日期", null=True)
    row = models.PositiveIntegerField(null=True)
    is_current = models.BooleanField(default=True)
    changed = models.DateTimeField(auto_now=True)


class ReviewItem(models.Model):
    """Something a person has to look at: an open item a packet.

    Claimed with a lease; `version` guards writes.
    """

    packet = models.ForeignKey(Packet, models.CASCADE, related_name="review_items")
    cause = models.CharField("缘由", max_length=20, default="verdict")  # verdict, sample, set_aside
    is_open = models.BooleanField(default=True)
    claimed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    claimed_until = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    opened = models.DateTimeField(auto_now_add=True)
    closed = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["packet"], condition=models.Q(is_open=True), name="one_open_item"
            ),
        )


class Decision(models.Model):
    """What a person decided (决定) on a packet or on one requirement of it, on which judgement, and why.

    A packet (`requirement` empty): `complete` (材料齐), `incomplete` (退回补交), `set_aside`, `reopened`
    (撤回). A requirement: `met`, `not_met`, `withdrawn`; it stays valid when the packet is judged again.
    Undone by a later row, never deleted.
    """

    packet = models.ForeignKey(Packet, models.CASCADE, related_name="decisions")
    requirement = models.CharField("要求", max_length=60, blank=True, db_index=True)
    item = models.ForeignKey(ReviewItem, models.SET_NULL, null=True, related_name="decisions")
    judgement = models.ForeignKey(Judgement, models.SET_NULL, null=True, related_name="decisions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    outcome = models.CharField("决定", max_length=20)
    reason = SealedText("理由", blank=True)
    is_current = models.BooleanField(default=True)
    created = models.DateTimeField(auto_now_add=True)
