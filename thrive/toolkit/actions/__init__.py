"""The only writers of the toolkit."""
