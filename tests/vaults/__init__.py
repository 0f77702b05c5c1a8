"""Registers as earlier programs left them: one SQL script for each revision, with rows of every kind."""
