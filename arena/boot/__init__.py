"""What lets `up`, `test` and `lint` do everything on a machine that has nothing but Python.

Everything here is standard library only: the first modules run before any package is installed.
"""
