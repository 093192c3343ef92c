"""Readers of data files: one a format. Each gives batches of observations, and what is wrong."""
