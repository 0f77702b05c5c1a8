"""Keeps the register: encrypted file, journal, migrations."""
