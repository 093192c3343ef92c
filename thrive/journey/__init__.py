"""Milestones and their evidence, the commitment, stage moves, levels, the roadmap."""
