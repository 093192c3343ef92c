"""Calendar, trainings and technical assistance: what the program holds, for whom, and who came."""
