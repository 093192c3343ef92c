"""Numbers about places: sources, data sets, imports, immutable releases, disclosure review."""
