"""The pages and dialogs of the stock."""
