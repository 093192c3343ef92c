"""What the pages of a city's way read: one frozen page object each."""
