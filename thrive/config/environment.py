"""Every setting an operator can make, in one table: name, default, what it does.

`docs/generated/settings.md` is made from it. Values come from the environment, or from a file named
by `<NAME>_FILE` (for secrets).
"""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import NamedTuple

import environ

ROOT = Path(__file__).resolve().parent.parent.parent
env = environ.FileAwareEnv()


class Setting(NamedTuple):
    name: str
    default: str
    what: str


SETTINGS = (
    Setting("DATA_DIR", "var", "Folder for the embedded database, uploaded files and logs."),
    Setting(
        "DATABASE_URL",
        "sqlite in DATA_DIR",
        "Where the data lives. PostgreSQL: `postgres://user:password@host/name`.",
    ),
    Setting("DEBUG", "off", "Show errors in the browser. Never on a public server."),
    Setting(
        "DEMO",
        "off",
        "Marks the site as a demonstration: ribbon on every page, `/demo/` to sign in as the cast.",
    ),
    Setting(
        "EMAIL_URL", "kept in the outbox", "Mail server, such as `smtp+tls://user:pass@host:587`."
    ),
    Setting("HOSTS", "localhost,127.0.0.1", "Host names the site answers to, comma separated."),
    Setting("HTTPS", "off", "On behind TLS: secure cookies, HSTS, https links."),
    Setting("LOG_LEVEL", "WARNING", "DEBUG, INFO, WARNING or ERROR; one JSON object a line."),
    Setting(
        "MAIL_IN",
        "",
        "Domain whose mail reaches `thrive mail listen` or `thrive mail receive`: what comes back, "
        "and answers. Empty turns both off.",
    ),
    Setting("MAIL_FROM", "hello@example.org", "Sender and contact address."),
    Setting(
        "OBSERVATIONS_ENGINE",
        "duckdb",
        "What answers questions about numbers: `duckdb` in this process, `spark://host:port`, or "
        "`postgresql://…`.",
    ),
    Setting("OIDC_CLIENT_ID", "", "Client id at an OpenID Connect provider; empty turns it off."),
    Setting("OIDC_NAME", "", "Name of that provider, as shown on the sign-in button."),
    Setting("OIDC_SECRET", "", "Client secret at that provider."),
    Setting("OIDC_SERVER", "", "Address of that provider's discovery document."),
    Setting("PORT", "8000", "Port `./run demo` and `./run serve` listen on."),
    Setting(
        "PROXIES",
        "127.0.0.1",
        "Addresses of the proxies in front, comma separated: their `X-Forwarded-For` is believed.",
    ),
    Setting(
        "SEAL_FILE",
        "made once in DATA_DIR",
        "PKCS#12 file with the certificate and key that seal documents such as agreements.",
    ),
    Setting("SEAL_PASSWORD", "", "Password of that file."),
    Setting(
        "SECRET_KEY", "made once in DATA_DIR", "Signs cookies and links. Set it in production."
    ),
    Setting("SITE_URL", "http://127.0.0.1:8000", "Public address, used in mail and feeds."),
)
DEFAULTS = {setting.name: setting.default for setting in SETTINGS}


def data_dir() -> Path:
    folder = ROOT / env.str("DATA_DIR", default=DEFAULTS["DATA_DIR"])
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def secret_key(folder: Path) -> str:
    """The configured key, or one made on first start and kept beside the data (mode 600)."""
    if configured := env.str("SECRET_KEY", default=""):
        return configured
    file = folder / "secret-key"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(50))
    return file.read_text()
