"""May this person, at this moment? Every answer is yes, or a no with its sentence."""
