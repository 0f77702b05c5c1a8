"""Villages and districts: the page that puts them in order, and the fields that ask for them."""
