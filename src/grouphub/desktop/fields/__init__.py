"""The group's own fields: the page that arranges them, and what asks for an answer in a form."""
