"""The command line: parse, call one public function, print. Errors become sentences and exit statuses."""

from comity.present.cli.main import main

__all__ = ["main"]
