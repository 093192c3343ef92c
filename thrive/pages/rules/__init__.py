"""Who writes the program's pages, and what must hold before everybody reads them."""
