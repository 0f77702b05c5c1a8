"""The pages of sewing: where each order is, one order with all about it, measures."""
