"""The group's own fields: what its leader wants to know of each woman beside what the program asks."""
