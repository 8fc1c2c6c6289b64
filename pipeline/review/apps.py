"""The review pages as a Django application, label `review`."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """Names the application; its one table is `review_firstpassword`."""

    name = "pipeline.review"
    label = "review"
    verbose_name = "复核"
    default_auto_field = "django.db.models.BigAutoField"
