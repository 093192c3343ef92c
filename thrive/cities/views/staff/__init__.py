"""The program's side: find · act or ask · show."""

from thrive.base.web import program

COACHES = program("coach")
READERS = program("coach", "expert")
REVIEWERS = program("coach", "expert", "grants")
ADMINISTRATORS = program("admin")
