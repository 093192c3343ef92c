"""The Child and Youth Well-being Index on the site: recipes, editions, choices, a team's weights."""
