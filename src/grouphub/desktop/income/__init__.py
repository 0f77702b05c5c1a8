"""Income: what each woman earned, paying out, and the cash box."""
