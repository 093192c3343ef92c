"""Pages about people: joining, one's own account, a guardian's answer, the register for staff."""
