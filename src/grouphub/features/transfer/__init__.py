"""Women out of spreadsheets and into them."""
