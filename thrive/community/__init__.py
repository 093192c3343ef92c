"""The Learning Community: spaces, threads and posts, who may read and write them, and moderation."""
