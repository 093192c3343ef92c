"""One process for the demo: pages through WSGI threads (a quarter of the cost of Django's ASGI)."""

from a2wsgi import WSGIMiddleware

from thrive.config.wsgi import application as pages

application = WSGIMiddleware(pages, workers=8)
