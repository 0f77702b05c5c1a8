"""An invented group of any size."""
