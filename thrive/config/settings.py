"""Settings: one file. What an operator can change stands in `environment.py`."""

from __future__ import annotations

from typing import Any

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from thrive.config.environment import DEFAULTS, ROOT, data_dir, env, secret_key
from thrive.config.logs import AsJson

DATA_DIR = data_dir()
DEBUG = env.bool("DEBUG", default=False)
DEMO = env.bool("DEMO", default=False)
HTTPS = env.bool("HTTPS", default=False)
SECRET_KEY = secret_key(DATA_DIR)
SEAL_FILE = env.str("SEAL_FILE", default="")  # empty: made once in DATA_DIR, see thrive.teams.seal
SEAL_PASSWORD = env.str("SEAL_PASSWORD", default="")
SITE_URL = env.str("SITE_URL", default=f"http://127.0.0.1:{env.str('PORT', default='8000')}")
ALLOWED_HOSTS = env.list("HOSTS", default=["localhost", "127.0.0.1", "[::1]"])

INSTALLED_APPS = [
    "thrive.demo",
    "thrive.api",
    "thrive.portal",
    "thrive.journey",
    "thrive.wellbeing",
    "thrive.indicators",
    "thrive.teams",
    "thrive.events",
    "thrive.community",
    "thrive.pages",
    "thrive.toolkit",
    "thrive.cities",
    "thrive.notices",
    "thrive.search",
    "thrive.people",
    "thrive.places",
    "thrive.ui",
    "thrive.base.apps.BaseConfig",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "thrive.people.providers.OtherProviders",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "axes",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "thrive.base.web.Refusals",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "thrive.config.urls"
WSGI_APPLICATION = "thrive.config.wsgi.application"
FORM_RENDERER = "thrive.ui.forms.HouseForms"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "thrive.ui.templatetags.ui",
                "thrive.ui.templatetags.addresses",
                "django.templatetags.i18n",
                "thrive.ui.templatetags.said",  # after i18n, whose tag it stands in for
                "django.templatetags.cache",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "thrive.ui.context.site",
            ],
        },
    }
]

# --- data -------------------------------------------------------------------------------------
_sqlite: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 10,  # seconds a change waits for another one; then what was typed is handed back
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;"
        "PRAGMA journal_size_limit=67108864;PRAGMA cache_size=-4000;PRAGMA temp_store=MEMORY;"
    ),
}
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{DATA_DIR}/thrive.sqlite3")}
if "sqlite" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"] |= {"OPTIONS": _sqlite, "CONN_MAX_AGE": None}
else:
    DATABASES["default"] |= {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
    DATABASES["default"].setdefault("OPTIONS", {})["options"] = (
        "-c statement_timeout=20000 -c lock_timeout=15000"
    )
OBSERVATIONS_ENGINE = env.str("OBSERVATIONS_ENGINE", default=DEFAULTS["OBSERVATIONS_ENGINE"])
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MEDIA_ROOT = DATA_DIR / "files"
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
_here = "django.core.cache.backends.locmem.LocMemCache"  # in each process for itself
CACHES: dict[str, Any] = {
    "default": {"BACKEND": _here},
    # What visitors read, see thrive.base.kept: some 8 kB a page. A place of its own, so that many
    # pages cannot push out the counts of tries.
    "pages": {"BACKEND": _here, "LOCATION": "pages", "OPTIONS": {"MAX_ENTRIES": 1000}},
}

# --- language and time ------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español")]
TIME_ZONE = "America/Los_Angeles"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True
FORMAT_MODULE_PATH = ["thrive.config.formats"]

# --- static files -----------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = ROOT / ".build" / "static"
WHITENOISE_AUTOREFRESH = DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- people -----------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "thrive.people.sessions.ByEmailAndPassword",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = "home"
SESSION_ENGINE = "thrive.people.sessions"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SAMESITE = "Lax"

ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1"]  # without a password, one signs in by code
ACCOUNT_SIGNUP_FORM_CLASS = "thrive.people.forms.AboutYou"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 15 * 60  # slow mail
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_ADAPTER = "thrive.people.sign_in.AccountAdapter"
ACCOUNT_FORMS = {
    "signup": "thrive.people.sign_in_forms.SignUpForm",
    "login": "thrive.people.sign_in_forms.SignInForm",
    "request_login_code": "thrive.people.sign_in_forms.RequestCodeForm",
    "reset_password": "thrive.people.sign_in_forms.ResetPasswordForm",
    "add_email": "thrive.people.sign_in_forms.NewEmailForm",
}
MFA_FORMS = {
    "authenticate": "thrive.people.second_step_forms.SecondStepForm",
    "reauthenticate": "thrive.people.second_step_forms.ConfirmForm",
    "activate_totp": "thrive.people.second_step_forms.TurnAppOnForm",
    "add_webauthn": "thrive.people.second_step_forms.AddPasskeyForm",
    "edit_webauthn": "thrive.people.second_step_forms.RenamePasskeyForm",
}
# Wrong passwords are counted by axes below, in the database; allauth's own count is per process.
ACCOUNT_RATE_LIMITS = {"login_failed": "60/m/ip,20/5m/key"}
SOCIALACCOUNT_ADAPTER = "thrive.people.sign_in.SocialAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = False  # the age screen and our questions come first
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
MFA_TOTP_ISSUER = "All Children Thrive"
MFA_TOTP_TOLERANCE = 1  # a code that runs out while it is typed still counts (RFC 6238 §5.2)
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {}
if env.str("OIDC_CLIENT_ID", default=""):
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "APPS": [
            {
                "provider_id": "oidc",
                "name": env.str("OIDC_NAME", default="OpenID"),
                "client_id": env.str("OIDC_CLIENT_ID"),
                "secret": env.str("OIDC_SECRET", default=""),
                "settings": {"server_url": env.str("OIDC_SERVER", default="")},
            }
        ]
    }
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "thrive.people.sign_in.typed_email"
AXES_LOCKOUT_CALLABLE = "thrive.people.sign_in.locked_out"
AXES_VERBOSE = False

# --- mail -------------------------------------------------------------------------------------
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("MAIL_FROM", default=DEFAULTS["MAIL_FROM"])
MAIL_IN = env.str("MAIL_IN", default="")  # domain whose mail reaches `thrive mail`
EMAIL_BACKEND = "thrive.notices.mail.Outbox"  # every mail is a row first; see thrive.notices
EMAIL_DELIVERY = env.email_url("EMAIL_URL", default="dummymail://")

# --- security ---------------------------------------------------------------------------------
CSRF_FAILURE_VIEW = "thrive.base.web.form_expired"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_SSL_REDIRECT = True
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [SELF],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
    }
}
SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008", "security.W012", "security.W016"]

# --- words of the site ------------------------------------------------------------------------
SITE_NAME = _("All Children Thrive")

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {"()": AsJson},
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": env.str("LOG_LEVEL", default="WARNING")},
}
