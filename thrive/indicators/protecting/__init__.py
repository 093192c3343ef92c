"""From observations as imported to observations that may be published. No Django."""
