"""Papers about money: the pay list with its slips, receipts, one woman's income, the cash box."""
