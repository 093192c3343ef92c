"""`thrive`: the one door for operators and analysts. Each command imports only what it needs.

Exit codes: 0 done · 1 the check failed or the thing was refused · 2 the words of the call are off.
"""

from __future__ import annotations

import argparse
import os
import sys
import threading
from collections.abc import Callable, Sequence

from thrive.method.commands import COMMANDS, run

Command = Callable[[argparse.Namespace], int]


def main(words: Sequence[str] | None = None) -> int:
    words = list(sys.argv[1:] if words is None else words)
    if words and words[0] in COMMANDS:
        return run(words)  # the method library: no Django
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thrive.config.settings")
    if words[:1] == ["manage"]:
        from django.core.management import execute_from_command_line

        execute_from_command_line(["thrive manage", *words[1:]])
        return 0
    parsed = _parser().parse_args(words)
    if parsed.needs_django:
        import django

        django.setup()
    command: Command = parsed.command
    return command(parsed)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="thrive", description=__doc__)
    doors = parser.add_subparsers(required=True, metavar="COMMAND")

    def door(
        name: str, command: Command, what: str, django: bool = True
    ) -> argparse.ArgumentParser:
        made = doors.add_parser(name, help=what, description=what)
        made.set_defaults(command=command, needs_django=django)
        return made

    for name, what in COMMANDS.items():
        doors.add_parser(name, help=what)
    doors.add_parser("manage", help="Django's own commands: migrate, collectstatic, shell …")
    serve = door("serve", _serve, "Serve the site and deliver its mail, in one process.", False)
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8000)
    serve.add_argument(
        "--workers", type=int, default=0, help="so many processes; `thrive work` delivers the mail"
    )
    work = door("work", _work, "Deliver mail and tidy up (for a site served by several processes).")
    work.add_argument("--once", action="store_true", help="deliver what is due, then stop")
    mail = door("mail", _mail, "Mail that comes in: one message from a pipe, or a door over SMTP.")
    mail.add_argument("what", choices=["receive", "listen"])
    mail.add_argument("--to", default="", help="with receive: the address it was sent to")
    mail.add_argument("--host", default="127.0.0.1")
    mail.add_argument("--port", type=int, default=8025)
    demo = door("demo", _demo, "The demonstration: tell it, tell it again, or remove it.")
    demo.add_argument("what", choices=["tell", "reset", "remove"])
    demo.add_argument("--once", action="store_true", help="with tell: keep what is already told")
    places = door(
        "places", _places, "Load state, counties and cities from the tables in the package."
    )
    places.add_argument("what", choices=["load"])
    search = door("search", _search, "Write the search index afresh (after an update of the code).")
    search.add_argument("what", choices=["reindex"])
    files = door(
        "files", _files, "Remove files that nothing points at (the worker does it once a day)."
    )
    files.add_argument("what", choices=["sweep"])
    toolkit = door(
        "toolkit", _toolkit, "Load the shipped entries of the toolkit as drafts for the experts."
    )
    toolkit.add_argument("what", choices=["load"])
    pages = door(
        "pages", _pages, "Load the shipped texts of the program's pages as drafts for its writers."
    )
    pages.add_argument("what", choices=["load"])
    history = door("history", _history, "Verify the history chain, or print its newest seal.")
    history.add_argument("what", choices=["verify", "head"])
    messages = door(
        "messages", _messages, "Spanish: collect messages, compile them, find gaps.", False
    )
    messages.add_argument("what", choices=["collect", "compile", "check"])
    messages.add_argument("--quiet", action="store_true")
    docs = door("docs", _docs, "Make docs/generated from the code, or check that it is current.")
    docs.add_argument("what", choices=["make", "check"])
    numbers = door("data", _data, "Numbers: import files, compare releases, withdraw one.")
    _data_words(numbers)
    staff = door(
        "staff", _staff, "Give a person a role in the program (the first admin, above all)."
    )
    staff.add_argument("email")
    staff.add_argument("role")
    return parser


def _data_words(parser: argparse.ArgumentParser) -> None:
    deeds = parser.add_subparsers(dest="deed", required=True, metavar="DEED")
    deeds.add_parser("list", help="data sets and their releases")
    opened = deeds.add_parser("open", help="open a data set")
    for name in ("slug", "title", "publisher", "source", "license"):
        opened.add_argument(f"--{name}", required=True)
    opened.add_argument("--address", default="")
    opened.add_argument("--kind", choices=["observations", "shapes"], default="observations")
    opened.add_argument("--protection", choices=["counts", "source"], default="counts")
    taken = deeds.add_parser("import", help="import a file as a draft release")
    taken.add_argument("file")
    taken.add_argument("--as", dest="format", required=True, metavar="FORMAT")
    taken.add_argument("--dataset", required=True, metavar="SLUG")
    taken.add_argument("--mapping", metavar="FILE", help="JSON: what the columns mean")
    taken.add_argument(
        "--period", default="", help="2018 or 2014-2018, where the file does not say"
    )
    taken.add_argument("--tracts", default="", choices=["", "tract2010", "tract2020"])
    taken.add_argument("--encoding", default="", choices=["", "cp1252"])
    taken.add_argument("--problems", metavar="FILE", help="write the report of problems here")
    for name in ("compare", "check", "withdraw"):
        deed = deeds.add_parser(name)
        deed.add_argument("release", metavar="SLUG/NUMBER")
        if name != "compare":
            deed.add_argument("--by", required=True, metavar="EMAIL")
        if name == "withdraw":
            deed.add_argument("--reason", required=True)


def _data(said: argparse.Namespace) -> int:
    from thrive.indicators import console

    return console.DEEDS[said.deed](said, say=print)


def _serve(said: argparse.Namespace) -> int:
    if said.workers:
        from thrive.config.workers import serve

        return serve(said.host, said.port, said.workers)
    import uvicorn

    from thrive.config.asgi import application
    from thrive.config.workers import load_the_rest
    from thrive.notices.delivery import deliver_in_background

    print(
        f"All Children Thrive is at http://{said.host}:{said.port}/  (stop with Ctrl-C)", flush=True
    )
    deliver_in_background()
    threading.Thread(target=load_the_rest, daemon=True).start()
    uvicorn.run(application, host=said.host, port=said.port, log_level="warning", lifespan="off")
    return 0


def _work(said: argparse.Namespace) -> int:
    from thrive.notices.delivery import deliver_for_ever, look

    if said.once:
        print(f"{look()} sent")
        return 0
    return deliver_for_ever()


def _mail(said: argparse.Namespace) -> int:
    from thrive.notices.listening import listen, receive

    if said.what == "listen":
        print(f"Mail comes in at {said.host}:{said.port}  (stop with Ctrl-C)", flush=True)
        return listen(said.host, said.port)
    return receive(sys.stdin.buffer, said.to)


def _demo(said: argparse.Namespace) -> int:
    from thrive.demo import told

    return {"tell": told.tell, "reset": told.reset, "remove": told.remove}[said.what](
        keep=said.once, say=print
    )


def _places(said: argparse.Namespace) -> int:
    from thrive.base.refs import SYSTEM
    from thrive.cities.actions import open_city_pages
    from thrive.places.actions import load_places

    print(f"{load_places(by=SYSTEM)} places changed, {open_city_pages(by=SYSTEM)} cities opened")
    return _search(said)


def _search(said: argparse.Namespace) -> int:
    from thrive.search.actions import reindex

    print(f"{reindex()} documents can be found")
    return 0


def _files(said: argparse.Namespace) -> int:
    from thrive.base.orphans import forget_orphans

    number = forget_orphans()
    print(f"{number} {'file' if number == 1 else 'files'} removed that nothing pointed at")
    return 0


def _toolkit(said: argparse.Namespace) -> int:
    from thrive.base.refs import SYSTEM
    from thrive.toolkit.actions.loading import load_entries

    number = load_entries(by=SYSTEM)
    print(f"{number} entries begun as drafts; content experts review and publish them on the site")
    return 0


def _pages(said: argparse.Namespace) -> int:
    from thrive.base.refs import SYSTEM
    from thrive.pages.actions.loading import load_pages

    number = load_pages(by=SYSTEM)
    print(f"{number} pages begun as drafts; a person checks the Spanish, then they are published")
    return 0


def _history(said: argparse.Namespace) -> int:
    from thrive.base import history

    number, seal = history.head()
    if said.what == "head":
        print(number, seal)
        return 0
    faults = list(history.verify())
    for fault in faults:
        print(fault.says)
    print(f"{number} rows read, {len(faults)} faults; newest seal {seal}")
    return 1 if faults else 0


def _messages(said: argparse.Namespace) -> int:
    from thrive.config import spanish

    return {"collect": spanish.collect, "compile": spanish.compile_all, "check": spanish.check}[
        said.what
    ](say=(lambda *words: None) if said.quiet else print)


def _docs(said: argparse.Namespace) -> int:
    from thrive.config import generated

    return generated.make(print) if said.what == "make" else generated.check(print)


def _staff(said: argparse.Namespace) -> int:
    from thrive.base.decisions import Refused
    from thrive.base.refs import SYSTEM
    from thrive.people.actions import give_role
    from thrive.people.models import Person

    person = Person.objects.filter(email__iexact=said.email).first()
    if person is None:
        print(f"Nobody here uses {said.email}. They sign up first, then run this again.")
        return 1
    try:
        give_role(person, role=said.role, by=SYSTEM)
    except Refused as refusal:
        print(refusal.sentence)
        return 1
    print(f"{said.email} now has the role {said.role}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
