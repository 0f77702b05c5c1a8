"""Stock: materials with their units, remnants of cloth, machines and tools."""
