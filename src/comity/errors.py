"""Every error that comity raises on purpose.

    ComityError            anything below; the command line prints it as one sentence and exits with status 1 or 2
    ├── InputError         a file, line or document that cannot be read
    ├── UsageError         an argument that breaks a rule: a wrong date, an unknown actor, an unknown format
    ├── CodeError          a code that no vocabulary has
    └── StoreError         a store that cannot be opened, read or written

Each message names the value, the rule and the next step.
"""


class ComityError(Exception):
    """Anything that comity raises on purpose."""


class InputError(ComityError):
    """A file, a line or a document that cannot be read.

    `kept` tells that only a part of it could not (a wrong date, say) and that the rest was read.
    """

    def __init__(self, message: str, *, kept: bool = False) -> None:
        super().__init__(message)
        self.kept = kept


class UsageError(ComityError):
    """An argument that breaks a rule: a wrong date, an unknown actor, an unknown format."""


class CodeError(ComityError):
    """A code that no vocabulary has."""


class StoreError(ComityError):
    """A store that cannot be opened, read or written."""
