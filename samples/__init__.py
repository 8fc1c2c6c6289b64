"""Invented packets to try canbao with: no paper here is, or ever was, a real person's."""
