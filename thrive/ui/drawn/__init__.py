"""Charts and maps as SVG drawn on the server: marks only, every word of them also stands as text."""
