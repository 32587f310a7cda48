"""What a screen says: domain values in, frozen views out; no Qt."""
