"""The truth: every file ever seen, every page, value, verdict and decision. The only SQL of the product."""
