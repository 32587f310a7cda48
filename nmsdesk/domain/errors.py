"""The base of every problem that a person can mend."""


class UserError(Exception):
    """One sentence: what happened, where, what is safe, what to do. Exit code 2."""
