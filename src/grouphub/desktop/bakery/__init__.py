"""The pages of the bakery: the bread sheet of a day, who bakes when, and what bread costs."""
