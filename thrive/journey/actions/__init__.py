"""The only writers of this room: atomic, the rule first, history last."""
