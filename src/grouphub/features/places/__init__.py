"""Where the women live: districts, jamoats and villages."""
