"""The one table of the pages themselves; everything about papers is in the ledger."""

from django.conf import settings
from django.db import models


class FirstPassword(models.Model):
    """This account still has the password that was handed to it; a row here means it must be changed
    first.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="first_password"
    )
    since = models.DateTimeField(auto_now_add=True)
