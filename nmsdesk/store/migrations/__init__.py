"""The migrations: `env.py` for Alembic, and one file a revision in `versions`."""
