"""Seven small ideas the whole house stands on: decisions, lifecycle, history, refs, clock, markup, web."""
