"""The desktop window: widgets that show a view and tell what a person wanted."""
