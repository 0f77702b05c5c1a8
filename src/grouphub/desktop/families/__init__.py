"""A woman's family on her page, and the forms that write it down."""
