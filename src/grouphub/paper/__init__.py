"""What every printed page shares."""
