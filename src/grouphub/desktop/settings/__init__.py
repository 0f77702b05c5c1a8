"""Settings, history and bin."""
