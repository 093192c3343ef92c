"""Published indices of others in compact tables, made by `scripts/published_indices.py`."""
