"""The bakery: what was baked and sold on a day, who baked, what bread costs, and how the money of a day is shared."""
