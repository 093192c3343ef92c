"""Clean values, and the copy beside them."""
