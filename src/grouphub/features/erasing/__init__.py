"""Erasing a woman for ever: what goes, what counts on without her name, and that older copies do not bring her back."""
