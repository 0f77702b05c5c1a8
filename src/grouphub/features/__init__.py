"""What the group does, one folder per feature."""
