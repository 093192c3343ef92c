"""Who may do what with the toolkit."""
