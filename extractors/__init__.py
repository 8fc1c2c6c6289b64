"""Floor 1: from a page image to a document with fields. Knows nothing of packets, rules, people or
databases.
"""
