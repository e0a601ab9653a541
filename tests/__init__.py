"""The tests: a mirror of src/comity; cases of language are rows in cases/*.toml."""
