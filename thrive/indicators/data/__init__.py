"""Public numbers of California, in compact tables made by `scripts/public_numbers.py`."""
