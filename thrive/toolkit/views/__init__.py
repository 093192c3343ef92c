"""Pages of the toolkit."""
