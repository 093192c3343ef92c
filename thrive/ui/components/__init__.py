"""The components of the house by kind: deeds (what one presses), pieces (what one reads), figures.

`thrive.ui.templatetags.ui` gathers them, and adds the small marks.
"""
