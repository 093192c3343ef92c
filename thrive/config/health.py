"""Is the platform up? For load balancers: asks the database one question, says one word."""

from django.db import connection
from django.http import HttpRequest, HttpResponse

from thrive.base.web import EVERYONE, reads


@reads(EVERYONE)
def health(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    return HttpResponse("up", content_type="text/plain")
