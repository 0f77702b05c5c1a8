"""The group itself: its name, settings and the women who have a password."""
