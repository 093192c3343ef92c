"""How sure a figure is: margins of error, intervals, and standards for showing it at all."""
