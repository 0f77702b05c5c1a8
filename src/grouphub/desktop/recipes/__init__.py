"""The harmless page shown when hiding."""
