"""Short help of each page."""
