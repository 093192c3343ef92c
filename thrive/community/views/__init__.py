"""Find, act or ask, show."""
