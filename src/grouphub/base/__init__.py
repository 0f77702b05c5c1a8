"""What every part stands on: no Qt, no database."""
