"""What copies add to the program: a table of its own bookkeeping, nothing that could be undone."""

from grouphub.features.contribution import Contribution

COPIES = Contribution(name="copies")
