"""Who may do what with recipes, editions and sittings."""
