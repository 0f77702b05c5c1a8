"""Pages and forms of people."""
