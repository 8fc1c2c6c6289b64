"""The pages a person works with: queue, packet, correction, decision."""
