"""Women into tables, and out of them."""
