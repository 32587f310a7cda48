"""Facts kept on disk; SQLAlchemy rows never leave this package."""
