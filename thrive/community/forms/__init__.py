"""What people type in the forum, cleaned."""
