"""Observations in immutable Parquet releases: schema, write, read. No Django."""
