"""The pages of passkeys, codes and passwords speak our words, in both languages, whatever is set up."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from allauth.mfa.webauthn.internal import auth as webauthn
from django.test import Client
from django.utils.html import strip_tags

from tests.people.making import PASSWORD, member
from thrive.people.models import Person

pytestmark = pytest.mark.django_db
PAGES = {
    "/accounts/2fa/": ("Passkeys and second step", "Llaves de acceso y segundo paso"),
    "/accounts/2fa/webauthn/": ("Your passkeys", "Sus llaves de acceso"),
    "/accounts/2fa/webauthn/add/": ("Add a passkey", "Agregar una llave de acceso"),
    "/accounts/2fa/webauthn/keys/KEY/edit/": (
        *("Change the name of a passkey", "Cambiar el nombre de una llave de acceso"),
    ),
    "/accounts/2fa/webauthn/keys/KEY/remove/": ("Remove a passkey", "Quitar una llave de acceso"),
    "/accounts/2fa/totp/deactivate/": ("Turn the app off", "Desactivar la aplicación"),
    "/accounts/2fa/recovery-codes/": ("Backup codes", "Códigos de respaldo"),
    "/accounts/2fa/recovery-codes/generate/": ("Make new codes", "Crear códigos nuevos"),
    "/accounts/reauthenticate/": ("Is it you?", "¿Es usted?"),
    "/accounts/2fa/reauthenticate/": ("Is it you?", "¿Es usted?"),
    "/accounts/2fa/webauthn/reauthenticate/": ("Is it you?", "¿Es usted?"),
    "/accounts/email/": ("Change your email", "Cambiar su correo"),
    "/accounts/password/change/": ("Change your password", "Cambiar su contraseña"),
    "/accounts/3rdparty/": ("Sign in through others", "Iniciar sesión por medio de otros"),
}
OF_THE_LIBRARY = re.compile(
    r"two-factor|doble factor|authenticator|autenticador|security key|passwordless|third-party"
    r"|reauthenticate|recovery code",
    re.IGNORECASE,
)


@pytest.fixture(autouse=True)
def _no_device(monkeypatch: pytest.MonkeyPatch) -> None:
    """The key of these tests is a row without a device behind it."""
    monkeypatch.setattr(webauthn, "get_credentials", lambda _user: [])


def signed_in(client: Client) -> Person:
    rosa = member()
    client.post("/accounts/login/", {"login": rosa.email, "password": PASSWORD})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return rosa


def with_everything(person: Person) -> Authenticator:
    TOTP.activate(person, generate_totp_secret())
    RecoveryCodes.activate(person)
    return Authenticator.objects.create(
        user=person, type=Authenticator.Type.WEBAUTHN, data={"name": "my phone", "credential": {}}
    )


def prose(answer: Any) -> str:
    page = answer.content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    return strip_tags(re.sub(r"<script.*?</script>", "", main, flags=re.DOTALL))


@pytest.mark.parametrize("spanish", [False, True], ids=["english", "spanish"])
def test_every_page_speaks_our_words(client: Client, spanish: bool) -> None:
    key = with_everything(signed_in(client))
    wrong = []

    for path, titles in PAGES.items():
        address = ("/es" if spanish else "") + path.replace("KEY", str(key.pk))
        answer = client.get(address)
        said = prose(answer) if answer.status_code == 200 else ""
        if titles[spanish] not in said or OF_THE_LIBRARY.search(said):
            wrong.append(f"{address}: {answer.status_code} {said[:200]}")

    assert wrong == []


@pytest.mark.parametrize("spanish", [False, True], ids=["english", "spanish"])
def test_setting_up_the_app_speaks_our_words(client: Client, spanish: bool) -> None:
    signed_in(client)

    index = prose(client.get("/es/accounts/2fa/" if spanish else "/accounts/2fa/"))
    page = prose(client.get(f"{'/es' if spanish else ''}/accounts/2fa/totp/activate/"))

    assert ("Todavía no tiene ninguna" if spanish else "You have none yet") in index
    assert ("Configurar una aplicación" if spanish else "Set up an app") in page
    assert not OF_THE_LIBRARY.search(index + page)


@pytest.mark.parametrize("spanish", [False, True], ids=["english", "spanish"])
def test_the_second_step_of_signing_in_speaks_our_words(client: Client, spanish: bool) -> None:
    rosa = member()
    with_everything(rosa)
    client.post("/accounts/login/", {"login": rosa.email, "password": PASSWORD})

    page = prose(client.get(f"{'/es' if spanish else ''}/accounts/2fa/authenticate/"))

    assert ("Su segundo paso" if spanish else "Your second step") in page
    assert not OF_THE_LIBRARY.search(page)


def test_a_wrong_code_is_told_beside_the_field(client: Client) -> None:
    rosa = member()
    with_everything(rosa)
    client.post("/accounts/login/", {"login": rosa.email, "password": PASSWORD})

    answer = client.post("/accounts/2fa/authenticate/", {"code": "000000"})

    assert answer.status_code == 200
    assert 'aria-invalid="true"' in answer.content.decode()


@pytest.mark.parametrize(("steps_ago", "counts"), [(0, True), (1, True), (2, False), (-2, False)])
def test_a_code_that_ran_out_while_it_was_typed_still_counts(
    client: Client, monkeypatch: pytest.MonkeyPatch, steps_ago: int, counts: bool
) -> None:
    rosa, secret, now = member(), generate_totp_secret(), time.time()
    monkeypatch.setattr(time, "time", lambda: now)  # no step ends between the two lines below
    TOTP.activate(rosa, secret)
    client.post("/accounts/login/", {"login": rosa.email, "password": PASSWORD})
    code = format_hotp_value(hotp_value(secret, int(now) // 30 - steps_ago))

    answer = client.post("/accounts/2fa/authenticate/", {"code": code})

    assert (answer.status_code == 302) is counts
