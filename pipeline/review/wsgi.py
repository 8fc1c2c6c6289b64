"""The pages as a WSGI application, for granian: `granian --interface wsgi
pipeline.review.wsgi:application`.
"""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pipeline.review.settings")
application = get_wsgi_application()
