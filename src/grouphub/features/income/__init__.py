"""Money: the one ledger, what women earned and were paid, the cash box, debts and receipts."""
