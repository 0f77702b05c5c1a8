"""What can go wrong with copies, done on purpose: killed, full, pulled, closed, changed, cut."""
