"""Stage 7: the record. Claims, documents and links, in DuckDB and Parquet."""
