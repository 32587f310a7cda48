"""Other programs' documents, one format a module."""
