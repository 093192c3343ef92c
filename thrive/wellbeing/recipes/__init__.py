"""How an index is made, as pure data and arithmetic: no Django here."""
