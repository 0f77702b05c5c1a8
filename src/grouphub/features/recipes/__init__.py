"""Recipes shipped with the program."""
