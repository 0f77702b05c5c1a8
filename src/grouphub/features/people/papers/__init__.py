"""Papers about women: lists, the blank form, labels, and one woman's record."""
