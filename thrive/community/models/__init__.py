from thrive.community.models.directory import DirectoryArea, DirectoryEntry, DirectoryLetter
from thrive.community.models.files import PostFile
from thrive.community.models.letters import LetterAct, LetterReport
from thrive.community.models.merging import ThreadMerge
from thrive.community.models.mine import Draft, Mention, SpaceMark, Thanks, ThreadMark
from thrive.community.models.moderation import Appeal, HeldBackNote, ModerationAct, Report
from thrive.community.models.spaces import ForumSpace, ForumSpaceQuerySet, SpacePerson
from thrive.community.models.threads import (
    Post,
    PostQuerySet,
    PostVersion,
    Thread,
    ThreadQuerySet,
)
from thrive.community.models.wordlist import WatchedWord

__all__ = [
    "Appeal",
    "DirectoryArea",
    "DirectoryEntry",
    "DirectoryLetter",
    "Draft",
    "ForumSpace",
    "ForumSpaceQuerySet",
    "HeldBackNote",
    "LetterAct",
    "LetterReport",
    "Mention",
    "ModerationAct",
    "Post",
    "PostFile",
    "PostQuerySet",
    "PostVersion",
    "Report",
    "SpaceMark",
    "SpacePerson",
    "Thanks",
    "Thread",
    "ThreadMark",
    "ThreadMerge",
    "ThreadQuerySet",
    "WatchedWord",
]
