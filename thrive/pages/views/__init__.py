"""Pages of the program, and the desk where they are written."""
