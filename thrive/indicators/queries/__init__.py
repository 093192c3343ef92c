"""What pages and the console read of imports and releases."""
