"""What people fill in here."""
