"""Forms of this room: labels, hints and errors are copy."""
