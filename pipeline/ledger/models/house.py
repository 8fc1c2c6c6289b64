"""What the house keeps about itself: the audit chain, nightly reports, heartbeats, leases, erasures."""

from __future__ import annotations

from django.db import models


class AuditEntry(models.Model):
    """One line of the log of deeds (留痕). Append-only by trigger; `hash` chains each line to the one before.

    No names, numbers or values in `detail`: ids, field names and codes only, or the log itself could not be
    kept when a child's papers are erased.
    """

    at = models.DateTimeField()
    actor = models.CharField("何人", max_length=150)
    action = models.CharField("何事", max_length=40, db_index=True)
    target = models.CharField("何物", max_length=80, db_index=True)  # `packet:12`
    detail = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)


class NightlyReport(models.Model):
    """The morning report of one nightly run: counts only."""

    started = models.DateTimeField(db_index=True)
    finished = models.DateTimeField(null=True)
    as_of = models.DateField()
    counts = models.JSONField(default=dict)
    notes = models.JSONField(default=list)


class Beat(models.Model):
    """A sign of life of a part of the service: `watcher`, `runner`, `nightly` … with what it last saw."""

    name = models.CharField(max_length=80, primary_key=True)
    at = models.DateTimeField()
    detail = models.JSONField(default=dict)


class Lease(models.Model):
    """A right that one holder has for a while: `nightly`, `inbox:<root>`."""

    name = models.CharField(max_length=200, primary_key=True)
    owner = models.CharField(max_length=120)
    until = models.DateTimeField()


class Erasure(models.Model):
    """What remains of erased data (清除凭证): when, by whom, under which rule, how much. Nothing personal."""

    at = models.DateTimeField()
    actor = models.CharField(max_length=150)
    target = models.CharField(max_length=80)
    rule = models.CharField(max_length=80)
    counts = models.JSONField(default=dict)
