"""The door: sign in, sign out, an own password."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.http import HttpResponse
from django.urls import reverse_lazy
from django.utils.translation import gettext as _

from pipeline.ledger import audit
from pipeline.review.models import FirstPassword
from pipeline.review.people import signed_in


class SignIn(LoginView):
    """Asks for account and password; five wrong ones lock the account for a while (django-axes)."""

    template_name = "review/sign_in.html"
    redirect_authenticated_user = True

    def form_valid(self, form: Any) -> HttpResponse:
        """Writes the sign-in down."""
        answer = super().form_valid(form)
        audit.log(signed_in(self.request).get_username(), "sign_in", f"user:{signed_in(self.request).pk}")
        return answer


class SignOut(LogoutView):
    """Ends the session on the server, not only in the browser."""

    http_method_names = ["post", "options"]  # noqa: RUF012 — Django's own shape


class ChangePassword(PasswordChangeView):
    """An own password; demanded before anything else while the first one is in use."""

    template_name = "review/password.html"
    success_url = reverse_lazy("queue")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Says so when the password has to be changed."""
        due = FirstPassword.objects.filter(user=signed_in(self.request)).exists()
        return super().get_context_data(due=due, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """The password that was handed out is gone; every other session of this account ends too."""
        answer = super().form_valid(form)
        user = signed_in(self.request)
        FirstPassword.objects.filter(user=user).delete()
        audit.log(user.get_username(), "password_changed", f"user:{user.pk}")
        messages.success(self.request, _("The password is changed."))
        return answer
