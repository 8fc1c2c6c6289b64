"""A value keeps what another reader, or another place of the page, says instead."""

from django.db import migrations

import pipeline.ledger.fields


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_audit_is_append_only")]
    operations = [
        migrations.AddField("valuerow", "others", pipeline.ledger.fields.SealedJson(null=True)),
    ]
