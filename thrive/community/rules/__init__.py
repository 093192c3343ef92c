"""Who may do what in the forum, and the sentence when not."""
