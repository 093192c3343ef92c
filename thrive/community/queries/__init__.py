"""What the pages of the forum show."""
