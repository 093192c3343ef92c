from thrive.wellbeing.models.editions import IndexEdition, IndexEditionQuerySet, IndexRecipe
from thrive.wellbeing.models.sittings import WeighingSitting, WeightVote

__all__ = [
    "IndexEdition",
    "IndexEditionQuerySet",
    "IndexRecipe",
    "WeighingSitting",
    "WeightVote",
]
