"""How fast the program is, beside what the machine can do at best: ``sh packaging/bench.sh``."""
