"""Forms that ask one thing and answer by a signal."""
