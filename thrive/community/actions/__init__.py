"""The only writers of the forum."""
