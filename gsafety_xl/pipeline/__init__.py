"""The use cases: paths in, results out. Both doors (command line, Excel) call these."""
