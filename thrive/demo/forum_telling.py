"""How the demo's forum is told: spaces open, people talk, a post is reported, a rule holds."""

from __future__ import annotations

from django.db.models import Q

from thrive.base.decisions import Refused
from thrive.cities.models import Community, InvitationStep, ProgramCycle
from thrive.community.actions import (
    merging,
    mine,
    moderating,
    posting,
    spaces,
    thanking,
    threads,
    wordlist,
)
from thrive.community.actions.introducing import draft_introduction
from thrive.community.actions.posting import Words
from thrive.community.actions.spaces import SpacePlan
from thrive.community.models import ForumSpace, LetterAct, Post, Thread, WatchedWord
from thrive.demo.forum_told import (
    ASKED_AGAIN,
    HELD,
    REPORTED,
    SPACES,
    STOPPED,
    TALKS,
    WAITS,
    WATCHED,
    WHY_HIDDEN,
    WHY_MERGED,
    Said,
    Talk,
)
from thrive.demo.telling import Teller, everybody
from thrive.notices.actions import choose
from thrive.notices.digests import write_digests
from thrive.people.actions import give_consent
from thrive.program import registry


def the_community_talks(teller: Teller) -> None:
    two_more_sign_up(teller)
    found = spaces_open(teller)
    told = {talk.title: _talks(teller, found[talk.space], talk) for talk in TALKS}
    about_parks = told["Staff report language for a park equity resolution?"]
    a_post_is_reported(teller, about_parks)
    a_colleague_is_stopped(teller, about_parks)
    words_are_watched(teller, found["policy"])
    an_introduction_is_begun(teller)
    two_threads_become_one(teller, about_parks)
    a_first_post_waits(teller, found["youth"])
    with teller.on(5):
        choose(teller["ruth"], by=teller["ruth"], rhythm="daily", hour=8)
    with teller.on(4):
        mine.follow_thread(about_parks, mails=True, by=teller["ruth"])
        mine.follow_space(found["policy"], mails=False, by=teller["ruth"])
        text = "We would also like to know what the hearing"
        mine.keep_draft(
            f"thread {about_parks.pk}", words={"text": text}, token="", by=teller["ruth"]
        )
    with teller.on(0, 9):
        write_digests()


def two_more_sign_up(teller: Teller) -> None:
    """Vallejo's second council member, and Dev, whose guardian has agreed."""
    players = everybody()
    teller.joins(players["noor"], 290)
    dev = teller.joins(players["dev"], 110, guardian="guardian.dev@example.org")
    with teller.on(108):
        consent = dev.consents.get()
        give_consent(consent, scope=["account"], by=consent)


def spaces_open(teller: Teller) -> dict[str, ForumSpace]:
    """Those of the cast, one an action area, one a city, one a cohort; two adults with the youth."""
    found = {}
    with teller.on(140, 9):
        for key, plan in SPACES.items():
            found[key] = spaces.open_space(plan, by=teller["imani"], is_demo=True)
        for plan in (*_areas(), *_of_places()):
            spaces.open_space(plan, by=teller["imani"], is_demo=True)
    with teller.on(139, 9):
        for key in ("jo", "luz"):
            spaces.add_person(
                found["youth"], person=teller[key], part="cleared", by=teller["imani"]
            )
    return found


def a_post_is_reported(teller: Teller, thread: Thread) -> None:
    """It names a family, so it is hidden at once; Jo reads it, and tells its author why."""
    post = _says(teller, thread, REPORTED)
    with teller.on(5, 15):
        moderating.report(
            post, reason="names_child", words="A real family by name.", by=teller["mina"]
        )
    with teller.on(5, 17):
        moderating.keep_hidden(post, of="names_child", reason=WHY_HIDDEN, by=teller["jo"])
    with teller.on(3, 9):
        act = post.acts.latest("pk")
        words = "The budget point was the reason I wrote. Could you show it without the names?"
        moderating.appeal(act, words=words, by=teller["dana"])
    with teller.on(2, 9):
        ruths = thread.posts.filter(author=teller["fern"]).first()
        assert ruths is not None
        moderating.report(ruths, reason="other", words="Is this the city’s view?", by=teller["pat"])


def a_colleague_is_stopped(teller: Teller, thread: Thread) -> None:
    """Noor Hashimi wrote in the thread, so Avery Lindqvist of the same council may not."""
    with teller.on(4, 19):
        try:
            posting.reply(thread, words=Words(STOPPED), by=teller["avery"])
        except Refused:
            return
    raise AssertionError("The open-meeting rule let a colleague through.")


def an_introduction_is_begun(teller: Teller) -> None:
    """The newest city that a coach introduced finds its first thread begun."""
    steps = InvitationStep.objects.filter(step="f", application__cycle__is_demo=True)
    application = steps.latest("done_on", "pk").application
    first = application.co_applicants.get(number=1).person
    assert first is not None
    with teller.on(2, 15):
        draft_introduction(application, first)


def words_are_watched(teller: Teller, space: ForumSpace) -> None:
    """Jo keeps a short list; a thread with an address in it waits until she has read it."""
    with teller.on(9, 10):
        for phrase, does, advice in WATCHED:
            wordlist.watch(phrase, does=does, advice=advice, by=teller["jo"], is_demo=True)
    with teller.on(1, 8):
        posting.start_thread(
            space, title="Who owns the empty lot?", words=Words(WAITS), by=teller["pat"]
        )


def two_threads_become_one(teller: Teller, stays: Thread) -> None:
    """Ruth asked what others had asked before; Jo merges it and says why."""
    again = _talks(teller, stays.space, ASKED_AGAIN)
    with teller.on(3, 11):
        merging.merge(again, into=stays, reason=WHY_MERGED, by=teller["jo"])


def a_first_post_waits(teller: Teller, space: ForumSpace) -> None:
    """Dev has written once, so this one is read by a person first."""
    with teller.on(1, 16):
        posting.start_thread(
            space, title="Lamp lists", words=Words(HELD), kind="question", by=teller["dev"]
        )


def forget_forum() -> None:
    """Everything said in spaces of the demo, and what was decided about letters of its people."""
    here = ForumSpace.objects.filter(is_demo=True)
    Thread.objects.filter(space__in=here).update(answer=None, merged_into=None)
    Thread.objects.filter(space__in=here).delete()
    here.delete()
    WatchedWord.objects.filter(is_demo=True).delete()
    LetterAct.objects.filter(Q(writer__is_demo=True) | Q(by__is_demo=True)).delete()


def _talks(teller: Teller, space: ForumSpace, talk: Talk) -> Thread:
    with teller.on(talk.ago, 9):
        thread = posting.start_thread(
            space,
            title=talk.title,
            words=Words(talk.text, language=talk.language),
            kind=talk.kind,
            area=talk.area,
            by=teller[talk.by],
        )
    _is_let_through(teller, thread.posts.get(), talk.ago)
    for said in talk.replies:
        _says(teller, thread, said)
    jo = teller["jo"]
    with teller.on(talk.ago - 3 if talk.ago > 3 else 0, 17):
        if talk.answer:
            post = thread.posts.get(number=talk.answer)
            threads.accept_answer(thread, post=post, by=teller[talk.by])
        if talk.pinned:
            threads.pin(thread, by=jo)
    if talk.locked:
        with teller.on(talk.replies[-1].ago, 17):
            threads.lock(thread, by=jo)
    return thread


def _says(teller: Teller, thread: Thread, said: Said) -> Post:
    hour = 10 + thread.posts.count()
    with teller.on(said.ago, hour):
        quoted = thread.posts.filter(number=said.quotes).first() if said.quotes else None
        quotes = quoted.pk if quoted else None
        words = Words(said.text, language=said.language, quotes=quotes)
        post = posting.reply(thread, words=words, by=teller[said.by])
    _is_let_through(teller, post, said.ago)
    with teller.on(said.ago, hour + 2):
        for key in said.thanked_by:
            thanking.thank(post, by=teller[key])
    return post


def _is_let_through(teller: Teller, post: Post, ago: int) -> None:
    if post.status == "held":
        with teller.on(ago, 21):
            moderating.let_through(post, by=teller["jo"])


def _areas() -> list[SpacePlan]:
    return [
        SpacePlan(
            name=area.name.said_in("en"),
            name_es=area.name.said_in("es"),
            about=area.summary.said_in("en")[:400],
            about_es=area.summary.said_in("es")[:400],
            area=area.slug,
        )
        for area in registry.current().areas
    ]


def _of_places() -> list[SpacePlan]:
    vallejo = Community.objects.get(name="Vallejo", kind=Community.Kind.CITY)
    cycle = ProgramCycle.objects.get(slug="demo-cycle")
    return [
        SpacePlan(
            "Vallejo",
            "Vallejo",
            "For the people of Vallejo’s teams.",
            "Para la gente de los equipos de Vallejo.",
            access="closed",
            community=vallejo,
        ),
        SpacePlan(
            "Cities of this cycle",
            "Ciudades de este ciclo",
            "For everybody whose city takes part now.",
            "Para quienes tienen una ciudad que participa ahora.",
            access="closed",
            cycle=cycle,
        ),
    ]
