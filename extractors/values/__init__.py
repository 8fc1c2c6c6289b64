"""One file, one kind of value: `parse(raw)` takes noisy print and gives a record, or `None` where there is
no such value."""
