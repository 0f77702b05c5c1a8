"""Lists of women kept under a name: what a list shows, pinned in the sidebar."""
