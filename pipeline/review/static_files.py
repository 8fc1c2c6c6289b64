"""Style sheets and scripts, served by the application itself: one process, nothing to collect.

An address carries the hash of the content (`style.css?v=3f2a…`), so a browser may keep it for ever and an
update is seen at once. Only files that Django's finders know are served; they hold nothing personal.
"""

from __future__ import annotations

import hashlib
import mimetypes
from functools import cache, lru_cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.http import Http404, HttpRequest, HttpResponse

_SERVED = {".css", ".js", ".svg", ".png"}
_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


@lru_cache(maxsize=256)
def _found(name: str) -> Path | None:
    path = finders.find(name) if ".." not in name.split("/") else None
    return Path(path) if isinstance(path, str) and Path(path).suffix in _SERVED else None


@cache
def _version(name: str) -> str:
    path = _found(name)
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12] if path else ""


class Versioned(StaticFilesStorage):
    """Adds the content's hash to the address of a static file."""

    def url(self, name: str | None) -> str:
        """The address of a static file, e.g. `/static/review/style.css?v=0123456789ab`."""
        plain = super().url(name)
        version = _version(name or "")
        return f"{plain}?v={version}" if version else plain


def static_file(_request: HttpRequest, name: str) -> HttpResponse:
    """One static file; 404 for anything the finders do not know."""
    path = _found(name)
    if path is None:
        raise Http404
    kind = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    response = HttpResponse(path.read_bytes(), content_type=kind)
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
