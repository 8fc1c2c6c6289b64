"""The four roles are groups of Django's; who may do what stands in pipeline/decide.py."""

from django.db import migrations

ROLES = ("clerk", "reviewer", "administrator", "auditor")


def make_roles(apps, _schema_editor):
    group = apps.get_model("auth", "Group")
    for role in ROLES:
        group.objects.get_or_create(name=role)


class Migration(migrations.Migration):
    dependencies = [("review", "0001_initial"), ("auth", "0012_alter_user_first_name_max_length")]
    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
