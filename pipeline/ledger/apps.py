"""The ledger as a Django application, label `ledger`."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Names the application; the tables are called `ledger_…`."""

    name = "pipeline.ledger"
    label = "ledger"
    verbose_name = "台账"
    default_auto_field = "django.db.models.BigAutoField"
