"""What was read: documents, where they lie, and every value as a row that is never overwritten."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from pipeline.ledger.fields import SealedJson, SealedText
from pipeline.ledger.models.files import Packet, PagePicture


class DocumentRow(models.Model):
    """One paper (材料) found in a packet. A later reading makes new rows; the old ones stay, not current.

    `unreadable` is a list of `{"field", "page", "box", "why"}`: values that stand on the paper but were not
    read. `source` is `engine` or `person`: a kind that a person set is kept by later readings.
    """

    packet = models.ForeignKey(Packet, models.CASCADE, related_name="documents")
    order = models.PositiveIntegerField()
    kind = models.CharField("种类", max_length=60)
    confidence = models.FloatField(null=True)
    why = models.JSONField(default=list)
    unreadable = SealedJson(null=True)
    source = models.CharField(max_length=10, default="engine")
    revision = models.PositiveIntegerField()
    is_current = models.BooleanField(default=True)
    reader_version = models.CharField(max_length=120, blank=True)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("order",)
        indexes = (models.Index(fields=["packet", "is_current", "order"]),)


class DocumentPage(models.Model):
    """A place of a document: the page, the region on the upright page,
    the quarter turn that made it upright.
    """

    document = models.ForeignKey(DocumentRow, models.CASCADE, related_name="places")
    index = models.PositiveIntegerField()
    picture = models.ForeignKey(PagePicture, models.CASCADE, related_name="places")
    region = models.JSONField(default=list)
    rotation = models.PositiveSmallIntegerField(default=0)
    face = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ("index",)
        constraints = (models.UniqueConstraint(fields=["document", "index"], name="place_once"),)


class ValueRow(models.Model):
    """One value (值) as read by an engine or given by a person; `replaces` leads back to the first reading.

    `value` is the normal form (any JSON), `raw` the print as read, `others` what was read instead, `page`
    the index into the document's places, `box` four fractions of the upright page. Kept for ever: a
    correction is a new row, the old one not current.
    """

    document = models.ForeignKey(DocumentRow, models.CASCADE, related_name="values")
    field = models.CharField("字段", max_length=60)
    value = SealedJson(null=True)
    raw = SealedText(blank=True)
    value_index = models.CharField(max_length=64, blank=True, db_index=True)
    confidence = models.FloatField(null=True)
    accepted = models.BooleanField(default=False)
    page = models.PositiveIntegerField(default=0)
    box = models.JSONField(default=list)
    signals = models.JSONField(default=list)
    others = SealedJson(null=True)
    handwritten = models.BooleanField(default=False)
    source = models.CharField("来源", max_length=10, default="engine")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    reason = SealedText(null=True)
    replaces = models.ForeignKey("self", models.SET_NULL, null=True, related_name="replaced_by")
    is_current = models.BooleanField(default=True)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("document_id", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["document", "field"], condition=models.Q(is_current=True), name="one_current_value"
            ),
        )
