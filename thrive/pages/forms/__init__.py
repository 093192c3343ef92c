"""Forms of the program's pages."""
