"""The women of the group."""
