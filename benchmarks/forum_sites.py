"""The three forums that `forum_beside.py` holds against each other: installed, filled, ready to serve.

Spirit and django-machina, both from PyPI, are forums in Django, too. Each gets an environment of its
own and the threads and posts of `forum.py`. All three stand on SQLite with the same pragmas; limits of
posts are lifted there and kept here. machina as its documents say: rights for visitors and members, 20
posts a page, the simple search of haystack (Whoosh did not end with 200,000 posts in 20 minutes).
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.site import THRIVE, environment

HERE, WORKERS = Path(__file__).parent, 2
PRAGMAS = "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA cache_size=-20000;"
SPIRIT = f"""
from .base import *
DEBUG, ALLOWED_HOSTS, SECRET_KEY, ST_SITE_URL = False, ["*"], "beside", "http://127.0.0.1/"
ST_RATELIMIT_ENABLE, ST_DOUBLE_POST_THRESHOLD_MINUTES, ST_TASK_MANAGER = False, 0, None
MIDDLEWARE = ["django.middleware.gzip.GZipMiddleware", *MIDDLEWARE]
DATABASES = {{"default": {{"ENGINE": "django.db.backends.sqlite3",
    "NAME": os.path.join(BASE_DIR, "beside.sqlite3"), "CONN_MAX_AGE": None,
    "OPTIONS": {{"timeout": 20, "transaction_mode": "IMMEDIATE", "init_command": "{PRAGMAS}"}}}}}}
"""
# Its Django is older and knows no first command of a connection.
MACHINA = f"""
from .settings import *
import os
from django.db.backends.signals import connection_created
from machina import MACHINA_MAIN_STATIC_DIR, MACHINA_MAIN_TEMPLATE_DIR
DEBUG, ALLOWED_HOSTS = False, ["*"]
INSTALLED_APPS += ["mptt", "haystack", "widget_tweaks", "machina", *("machina.apps." + app for app in (
    "forum", "forum_conversation", "forum_conversation.forum_attachments",
    "forum_conversation.forum_polls", "forum_feeds", "forum_moderation", "forum_search",
    "forum_tracking", "forum_member", "forum_permission"))]
MIDDLEWARE = ["django.middleware.gzip.GZipMiddleware", *MIDDLEWARE,
    "machina.apps.forum_permission.middleware.ForumPermissionMiddleware"]
TEMPLATES[0]["DIRS"] = [MACHINA_MAIN_TEMPLATE_DIR]
TEMPLATES[0]["OPTIONS"]["context_processors"] += ["machina.core.context_processors.metadata"]
STATICFILES_DIRS, STATIC_ROOT = [MACHINA_MAIN_STATIC_DIR], os.path.join(BASE_DIR, "static")
STORAGES = {{"default": {{"BACKEND": "django.core.files.storage.FileSystemStorage"}}, "staticfiles":
    {{"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}}}}
CACHES = {{"default": {{"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
    "machina_attachments": {{"BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": os.path.join(BASE_DIR, "attachments")}}}}
HAYSTACK_CONNECTIONS = {{"default": {{"ENGINE": "haystack.backends.simple_backend.SimpleEngine"}}}}
MACHINA_TOPIC_POSTS_NUMBER_PER_PAGE = 20
DATABASES = {{"default": {{"ENGINE": "django.db.backends.sqlite3", "CONN_MAX_AGE": None,
    "NAME": os.path.join(BASE_DIR, "beside.sqlite3"), "OPTIONS": {{"timeout": 20}}}}}}
def begin(connection, **more):
    connection.connection.executescript("{PRAGMAS}")
connection_created.connect(begin)
"""
MACHINA_URLS = """
from django.urls import include, path
urlpatterns = [path("", include("machina.urls"))]
"""
# All run this at the end: sign some members in, and print their sessions.
SIGN_IN = """
import json
from django.test import Client
def signed_in(people, backend):
    for person in people:
        client = Client()
        client.force_login(person, backend=backend)
        yield client.cookies["sessionid"].value
"""
FILL_OURS = f"""{SIGN_IN}
from thrive.people.models import Person
people = Person.objects.order_by("pk")[:200]
print(json.dumps(list(signed_in(people, "thrive.people.sessions.ByEmailAndPassword"))))
"""
READ_OURS = f"""{SIGN_IN}
import sqlite3, sys
from django.contrib.auth import get_user_model
from django.utils.dateparse import parse_datetime
from django.utils.timezone import make_aware
ours, User = sqlite3.connect("OURS"), get_user_model()
when = lambda text: make_aware(parse_datetime(text))
def all_of(sql):
    return ours.execute(sql).fetchall()
SPACES = all_of("SELECT id, name FROM community_forumspace")
THREADS = all_of("SELECT id, author_id, space_id, title, started_at, last_at, numbers "
    "FROM community_thread")
POSTS = all_of("SELECT author_id, thread_id, text, html, written_at FROM community_post")
people = [User(pk=pk + 10, username=f"member{{pk}}", email=f"m{{pk}}@example.org", password="!")
          for (pk,) in all_of("SELECT id FROM people_person ORDER BY id")]
User.objects.bulk_create(people)
"""
FILL_SPIRIT = f"""{READ_OURS}
from spirit.category.models import Category
from spirit.comment.models import Comment
from spirit.topic.models import Topic
from spirit.user.models import UserProfile
UserProfile.objects.bulk_create(UserProfile(user=one, slug=one.username, nickname=one.username,
    is_verified=True) for one in people)
Category.objects.bulk_create(Category(pk=pk + 10, title=name, slug=f"space-{{pk}}")
    for pk, name in SPACES)
Topic.objects.bulk_create((Topic(pk=pk, user_id=author + 10, category_id=space + 10, title=title,
    slug=f"t{{pk}}", date=when(start), last_active=when(last), comment_count=posts)
    for pk, author, space, title, start, last, posts in THREADS), batch_size=2000)
Comment.objects.bulk_create((Comment(user_id=author + 10, topic_id=thread, comment=text,
    comment_html=html, date=when(at)) for author, thread, text, html, at in POSTS), batch_size=5000)
print(json.dumps(list(signed_in(people[:200], "spirit.user.auth.backends.UsernameAuthBackend"))))
"""
FILL_MACHINA = f"""{READ_OURS}
from django.db import connection
from machina.apps.forum.models import Forum
from machina.apps.forum_conversation.models import Post, Topic
from machina.apps.forum_permission.models import ForumPermission, UserForumPermission
Forum.objects.bulk_create(Forum(pk=pk, name=name, slug=f"s{{pk}}", type=Forum.FORUM_POST, lft=1,
    rght=2, tree_id=pk, level=0) for pk, name in SPACES)
READ = ("can_see_forum", "can_read_forum")
WRITE = (*READ, "can_start_new_topics", "can_reply_to_topics", "can_post_without_approval")
for who, codes in (("anonymous_user", READ), ("authenticated_user", WRITE)):
    for one in ForumPermission.objects.filter(codename__in=codes):
        UserForumPermission.objects.create(permission=one, has_perm=True, **{{who: True}})
Topic.objects.bulk_create((Topic(pk=pk, forum_id=space, poster_id=author + 10, subject=title,
    slug=f"t{{pk}}", type=Topic.TOPIC_POST, status=Topic.TOPIC_UNLOCKED, approved=True,
    created=when(start), last_post_on=when(last), posts_count=posts)
    for pk, author, space, title, start, last, posts in THREADS), batch_size=2000)
Post.objects.bulk_create((Post(topic_id=thread, poster_id=author + 10, subject=f"Re: {{thread}}",
    content=text, _content_rendered=html, approved=True, created=when(at), updated=when(at))
    for author, thread, text, html, at in POSTS), batch_size=5000)
with connection.cursor() as line:
    post, topic, forum = "forum_conversation_post", "forum_conversation_topic", "forum_forum"
    line.execute(f"UPDATE {{topic}} SET first_post_id = (SELECT MIN(id) FROM {{post}} WHERE "
        f"topic_id = {{topic}}.id), last_post_id = (SELECT MAX(id) FROM {{post}} WHERE "
        f"topic_id = {{topic}}.id)")
    line.execute(f"UPDATE {{forum}} SET direct_topics_count = (SELECT COUNT(*) FROM {{topic}} WHERE "
        f"forum_id = {{forum}}.id), direct_posts_count = (SELECT COALESCE(SUM(posts_count), 0) FROM "
        f"{{topic}} WHERE forum_id = {{forum}}.id), last_post_id = (SELECT MAX(last_post_id) FROM "
        f"{{topic}} WHERE forum_id = {{forum}}.id)")
print(json.dumps(list(signed_in(people[:200], "django.contrib.auth.backends.ModelBackend"))))
"""


@dataclass(frozen=True)
class Recipe:
    """A forum from PyPI: what is installed, how a project begins, its settings, what fills it."""

    name: str
    packages: Sequence[str]
    begin: Sequence[str]
    settings: str
    fill: str
    before: Sequence[Sequence[str]]
    after: Sequence[Sequence[str]] = ()
    files: dict[str, str] = field(default_factory=dict)


RECIPES = (
    Recipe(
        "spirit",
        ("django-spirit==0.14.3", "gunicorn"),
        ("spirit", "startproject", "beside"),
        SPIRIT,
        FILL_SPIRIT,
        before=(["spiritinstall"],),
        after=(["rebuild_index", "--noinput"],),
    ),
    Recipe(
        "machina",
        ("django-machina==1.3.1", "django<5", "django-haystack", "gunicorn"),
        ("django-admin", "startproject", "beside"),
        MACHINA,
        FILL_MACHINA,
        before=(
            ["migrate", "-v", "0"],
            ["collectstatic", "--noinput", "-v", "0"],
        ),
        files={"urls.py": MACHINA_URLS},
    ),
)


def our_site(folder: Path, scale: float) -> tuple[list[str], dict[str, str]]:
    """Its command and environment."""
    env = environment(str(folder)) | {"FORUM_SCALE": str(scale)}
    if not (folder / "sessions.json").exists():
        forum = [sys.executable, str(HERE / "forum.py"), "--only-fill", str(folder)]
        subprocess.run(forum, env=env, check=True, stdout=subprocess.DEVNULL)
        shell = [THRIVE, "manage", "shell", "-v", "0", "-c", FILL_OURS]
        said = subprocess.run(shell, env=env, check=True, capture_output=True, text=True).stdout
        (folder / "sessions.json").write_text(said.splitlines()[-1])
    return [THRIVE, "serve", "--workers", str(WORKERS), "--port", "PORT"], env


def their_site(recipe: Recipe, folder: Path, ours: Path) -> tuple[list[str], Path]:
    """Its command and the folder to run it in."""
    at = folder / "beside"
    at_settings = at / "beside" / "settings"
    module = "beside.settings.beside" if recipe.name == "spirit" else "beside.beside"
    if not (folder / "sessions.json").exists():
        python = str(folder / "bin" / "python")
        env = {**os.environ, "PATH": f"{folder / 'bin'}:{os.environ['PATH']}"}

        def run(*words: str, cwd: Path = at) -> str:
            done = subprocess.run(words, cwd=cwd, env=env, capture_output=True, text=True)
            if done.returncode:
                raise SystemExit(f"{recipe.name}: {' '.join(words[:4])}: {done.stderr[-2000:]}")
            return done.stdout

        run(sys.executable, "-m", "venv", str(folder), cwd=folder)
        run(python, "-m", "pip", "install", *recipe.packages, cwd=folder)
        run(*recipe.begin, cwd=folder)
        env["DJANGO_SETTINGS_MODULE"] = module
        home = at_settings if at_settings.is_dir() else at / "beside"
        (home / "beside.py").write_text(recipe.settings)
        for name, text in recipe.files.items():
            (home / name).write_text(text)
        for words in recipe.before:
            run(python, "manage.py", *words)
        filled = recipe.fill.replace("OURS", str(ours / "thrive.sqlite3"))
        sessions = run(python, "manage.py", "shell", "-c", filled).splitlines()[-1]
        for words in recipe.after:
            run(python, "manage.py", *words)
        (folder / "sessions.json").write_text(sessions)
    serve = [str(folder / "bin" / "gunicorn"), "-w", str(WORKERS), "--threads", "4"]
    named = ["-e", f"DJANGO_SETTINGS_MODULE={module}", "-b", "127.0.0.1:PORT"]
    return [*serve, *named, "--log-level", "error", "beside.wsgi"], at
