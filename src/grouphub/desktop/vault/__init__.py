"""First run, unlocking, recovery."""
