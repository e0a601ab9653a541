"""Settings with a reason, in one place."""

# spaCy's parser needs about 1 GB for each 100,000 characters of one text and refuses texts longer than this.
MAX_CHARACTERS = 1_000_000

# Documents coded together: enough for spaCy to fill its batches, few enough that Ctrl-C loses little.
BATCH = 32

# Where commands look for a store when none is named.
STORE = "comity.duckdb"
