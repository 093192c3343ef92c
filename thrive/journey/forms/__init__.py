"""Forms of a city's way: proof, the commitment, stages, capacities."""
