"""Stage 9, present: the record in words, tables, pages and pictures, and the command line."""
