"""What was found: one judgement a packet, rule pack version and day; its findings with their evidence."""

from __future__ import annotations

from django.db import models

from pipeline.ledger.fields import SealedJson, SealedText
from pipeline.ledger.models.files import Packet


class Judgement(models.Model):
    """A packet's verdict (结论) under one rule pack on one day. Earlier ones stay, not current."""

    packet = models.ForeignKey(Packet, models.CASCADE, related_name="judgements")
    rules = models.CharField("规则包", max_length=60)
    rules_version = models.CharField(max_length=80)
    as_of = models.DateField("核对日")
    status = models.CharField("参保状态", max_length=40, blank=True)
    category = models.CharField("人员类别", max_length=40, null=True)  # null is "not settled"
    candidates = models.JSONField(default=list)
    verdict = models.CharField("结论", max_length=12)
    notes = SealedJson(null=True)
    attempt = models.PositiveIntegerField(default=0)
    revision = models.PositiveIntegerField(default=1)
    is_current = models.BooleanField(default=True)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = (models.Index(fields=["is_current", "verdict"]),)
        constraints = (
            models.UniqueConstraint(
                fields=["packet"], condition=models.Q(is_current=True), name="one_current_judgement"
            ),
        )


class FindingRow(models.Model):
    """One finding (核对结果).

    `evidence` is a list of `{"picture": PagePicture id or null, "file", "page", "box"}`.
    """

    judgement = models.ForeignKey(Judgement, models.CASCADE, related_name="findings")
    order = models.PositiveIntegerField()
    requirement = models.CharField("要求", max_length=60)
    verdict = models.CharField("结论", max_length=12, null=True)  # null is "detail only"
    code = models.CharField(max_length=40, null=True)  # null is "all is well"
    message_zh = SealedText()
    message_en = SealedText()
    cite = models.TextField("依据", blank=True)
    severity = models.CharField(max_length=8, default="error")
    ambiguity = models.CharField(max_length=20, null=True)  # null is "no open question"
    evidence = SealedJson(null=True)

    class Meta:
        ordering = ("order",)
