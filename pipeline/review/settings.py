"""Django's settings, drawn from this installation's own settings."""

from __future__ import annotations

from pipeline.ledger.database import django_database
from pipeline.ledger.keys import KeyTroubleError, keyring
from pipeline.settings import load

_settings = load()


def _secret() -> str:
    """Stable over restarts, derived from the master key; without a key nothing is served, only models
    import.
    """
    try:
        return keyring().secret("django").hex()
    except KeyTroubleError:
        return "no-master-key-yet"


SECRET_KEY = _secret()
DEBUG = False
ALLOWED_HOSTS = list(_settings.allowed_hosts)
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "pipeline.ledger.apps.LedgerConfig",
]
MIDDLEWARE: list[str] = []
ROOT_URLCONF = "pipeline.review.urls"
DATABASES = {"default": django_database(_settings)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = _settings.timezone
LANGUAGE_CODE = "zh-hans"
STATIC_URL = "static/"
