"""GroupHub: the offline register of a women's group."""
