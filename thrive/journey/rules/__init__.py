"""Who may take a step, and what a rulebook makes of the steps taken."""
