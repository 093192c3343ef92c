"""The pages, for a WSGI server (several processes: thrive.config.workers).

Behind a proxy every visitor would have the proxy's address, and one visitor's wrong passwords or
dead links would lock out all others; so a trusted proxy's word about the address counts.

What is loaded at the start (rulebooks, templates, code) stays for good: the garbage collector need
not walk through it again and again, neither while it is loaded nor later, which takes a tenth off the
time of a page.
"""

import gc
import os

from django.core.wsgi import get_wsgi_application
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

from thrive.config.environment import DEFAULTS, env

gc.disable()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thrive.config.settings")
application = wrap_wsgi_with_proxy_headers(
    get_wsgi_application(), trusted_hosts=env.list("PROXIES", default=[DEFAULTS["PROXIES"]])
)
gc.freeze()
gc.enable()
gc.set_threshold(20_000, 20, 20)
