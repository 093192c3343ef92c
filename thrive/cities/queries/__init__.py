"""What the pages of this room show, read in a bounded number of queries."""
