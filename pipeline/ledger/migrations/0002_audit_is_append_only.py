"""The audit chain refuses UPDATE and DELETE in the database itself, whoever asks."""

from typing import Any

from django.db import migrations

SQLITE = [
    "CREATE TRIGGER ledger_auditentry_no_update BEFORE UPDATE ON ledger_auditentry "
    "BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END",
    "CREATE TRIGGER ledger_auditentry_no_delete BEFORE DELETE ON ledger_auditentry "
    "BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END",
]
POSTGRESQL = [
    "CREATE FUNCTION ledger_audit_refuses() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$",
    "CREATE TRIGGER ledger_auditentry_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_auditentry "
    "FOR EACH STATEMENT EXECUTE FUNCTION ledger_audit_refuses()",
]


def guard(apps: Any, schema_editor: Any) -> None:
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_first")]
    operations = [migrations.RunPython(guard, migrations.RunPython.noop)]
