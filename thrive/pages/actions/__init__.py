"""The only writers of the program's pages."""
