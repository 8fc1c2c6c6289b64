"""The door: first password, lock-out, sessions that end, headers on every page."""

from __future__ import annotations

import time

from tests.review.conftest import PASSWORD, make_account


def sign_in(client, name, password=PASSWORD):
    return client.post("/sign-in/", {"username": name, "password": password})


def test_the_first_administrator_is_made_once_and_must_choose_an_own_password(client, db):
    from pipeline.review.accounts import create_first_administrator

    first = create_first_administrator()
    assert first is not None and create_first_administrator() is None
    sign_in(client, first.name, first.password)
    assert client.get("/status/")["Location"] == "/password/"
    new = "Xinmima-2021-qiu"
    form = {"old_password": first.password, "new_password1": new, "new_password2": new}
    client.post("/password/", form)
    assert client.get("/status/").status_code == 200


def test_five_wrong_passwords_lock_the_account(client, db):
    make_account("lin", "clerk")
    answers = [sign_in(client, "lin", "wrong").status_code for _ in range(5)]
    assert answers[-1] == 429
    assert sign_in(client, "lin").status_code == 429


def test_a_new_password_from_the_administrator_opens_the_lock(client, as_role):
    from django.contrib.auth.models import User

    from pipeline.review.accounts import give_new_password

    make_account("lin", "clerk")
    for _ in range(5):
        sign_in(client, "lin", "wrong")
    password = give_new_password(User.objects.get(username="lin"))
    assert sign_in(client, "lin", password).status_code == 302


def test_a_desk_left_alone_asks_for_the_password_again(as_role):
    client = as_role("clerk")
    session = client.session
    session["seen_at"] = int(time.time()) - 31 * 60
    session.save()
    assert client.get("/")["Location"].startswith("/sign-in/")


def test_a_page_that_polls_does_not_count_as_somebody_being_there(as_role):
    client = as_role("clerk")
    client.get("/")
    session = client.session
    session["seen_at"] = then = int(time.time()) - 20 * 60
    session.save()
    client.get("/counts/", headers={"X-Canbao-Poll": "1"})
    assert client.session["seen_at"] == then
    client.get("/")
    assert client.session["seen_at"] > then


def test_every_answer_forbids_foreign_content_and_caching(as_role, packet):
    client = as_role("reviewer")
    for page in ("/", f"/packet/{packet}/", "/status/", "/nowhere/"):
        answer = client.get(page)
        policy = answer["Content-Security-Policy"]
        assert "default-src 'self'" in policy and "unsafe" not in policy
        assert answer["Cache-Control"] == "no-store"
        assert answer["X-Content-Type-Options"] == "nosniff" and answer["X-Frame-Options"] == "DENY"


def test_a_form_without_its_token_is_refused(db, packet):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(make_account("wang", "reviewer"), "django.contrib.auth.backends.ModelBackend")
    assert client.post(f"/packet/{packet}/decide/", {"outcome": "complete"}).status_code == 403


def test_static_files_are_served_and_nothing_beside_them(client):
    assert client.get("/static/review/style.css").status_code == 200
    assert client.get("/static/openseadragon/openseadragon.min.js").status_code == 200
    for name in ("../settings.py", "review/../../settings.py", "openseadragon/LICENSE.txt"):
        assert client.get(f"/static/{name}").status_code == 404


def test_the_viewer_is_the_one_whose_hash_is_written_down():
    import hashlib
    from pathlib import Path

    folder = Path(__file__).parents[2] / "pipeline/review/static/openseadragon"
    digest = hashlib.sha256((folder / "openseadragon.min.js").read_bytes()).hexdigest()
    assert digest in (folder / "SOURCE.txt").read_text(encoding="utf-8")


def test_health_speaks_without_names(client, db, packet):
    from pipeline.ledger.beats import beat

    assert client.get("/health").status_code == 503
    beat("watcher", {})
    beat("runner", {"next_nightly": "2099-10-16T02:00:00+08:00"})
    answer = client.get("/health")
    assert answer.status_code == 200 and answer.json()["ok"] is True
    text = client.get("/metrics").content.decode()
    assert 'canbao_packets{state="waiting"} 1' in text and "证件样本" not in text
