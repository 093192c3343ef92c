"""Who may do what with events, places, trainings and technical assistance."""
