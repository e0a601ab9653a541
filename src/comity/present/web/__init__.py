"""`comity serve`: dossiers, digests and claims of one store as pages for this machine's browser, read-only.

`answers` turns an address into a page and knows no network; `server` listens.
"""
