"""What people say of files and data sets, cleaned."""
