"""Copies of the register: kept on a stick, listed, brought back; from inside the register and from outside."""
