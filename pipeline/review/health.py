"""Health and metrics for a monitoring program: no sign-in, no names, counts only."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse

from pipeline.review import condition

LOOPBACK = frozenset({"127.0.0.1", "::1", ""})


def health(_request: HttpRequest) -> JsonResponse:
    """200 where everything is at work, else 503; the parts one by one."""
    checks: dict[str, dict[str, object]] = {"database": {"ok": condition.database()}}
    if checks["database"]["ok"]:
        for name, sign in (("watcher", condition.watcher()), ("nightly", condition.nightly())):
            heard = sign.at.isoformat() if sign.at else None
            checks[name] = {"ok": sign.state == "ok", "state": sign.state, "heard": heard}
    well = all(check["ok"] for check in checks.values())
    return JsonResponse({"ok": well, "checks": checks}, status=200 if well else 503)


def metrics(request: HttpRequest) -> HttpResponse:
    """Counts by state in the text form that Prometheus reads; for this machine or a signed-in person."""
    if request.META.get("REMOTE_ADDR") not in LOOPBACK and not request.user.is_authenticated:
        return HttpResponse(status=403)
    account = condition.account()
    lines = [
        "# HELP canbao_files Files ever received, by state.",
        "# TYPE canbao_files gauge",
        *(f'canbao_files{{state="{state}"}} {number}' for state, number in account.files),
        "# HELP canbao_packets Packets, by state.",
        "# TYPE canbao_packets gauge",
        *(f'canbao_packets{{state="{state}"}} {number}' for state, number in account.packets),
        "# TYPE canbao_up gauge",
        *(
            f'canbao_up{{part="{name}"}} {int(sign.state == "ok")}'
            for name, sign in (("watcher", condition.watcher()), ("nightly", condition.nightly()))
        ),
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; version=0.0.4; charset=utf-8")
