"""Kept lists: the dialogs that keep, rename and put them in order."""
