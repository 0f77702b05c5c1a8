"""Copies of the whole register: kept by themselves and on a stick, compared with today, brought back."""
