"""The quarterly report of the staff (R132): every number is counted from the rows it opens."""
