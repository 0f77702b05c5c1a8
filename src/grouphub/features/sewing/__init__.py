"""Sewing: orders from the first measure to the last payment, who sewed them, and measurements with their history."""
