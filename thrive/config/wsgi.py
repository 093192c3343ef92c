"""The pages, for a WSGI server (production: granian workers; see docs/operations)."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thrive.config.settings")
application = get_wsgi_application()
