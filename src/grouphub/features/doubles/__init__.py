"""Women entered twice: found, merged, parted again."""
