"""One frozen page object a page: all that its template shows, in a bounded number of queries."""
