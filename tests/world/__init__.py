"""A small county for walking the permissions: a person of every kind, and things that are somebody's own."""
