"""Core Team, Design Team with its subgroups, the Letter of Agreement, meetings."""
