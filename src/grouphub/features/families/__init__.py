"""Who belongs together: households, guardians, and who is safe to speak to. Never printed on a list."""
