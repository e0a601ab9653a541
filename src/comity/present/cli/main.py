"""The way in and the way out: `main` runs a command and turns whatever went wrong into a sentence and a status.

Exit status: 0 all done; 1 something was skipped or could not be done; 2 the command was called wrongly.
"""

from __future__ import annotations

import logging
import os
import sys

import typer

from comity.errors import ComityError, UsageError
from comity.present.cli import formats as _formats  # noqa: F401 (adds its commands to `app`)
from comity.present.cli.app import app


def main() -> None:
    """Run `comity` with the arguments of this process."""
    # A library's log (trafilatura's "discarding data", say) is not a message of ours: -v shows it.
    logging.getLogger().setLevel(logging.DEBUG if "-v" in sys.argv[1:] else logging.CRITICAL)
    sys.exit(run(sys.argv[1:]))


# Typer brings its own copy of Click and shows only the leaf of its error tree; a wrong call is the leaf's parent.
_WrongCall: type[typer.BadParameter] = typer.BadParameter.__bases__[0]
# What Typer gives back in place of KeyboardInterrupt.
_INTERRUPTED = 130


def run(arguments: list[str]) -> int:
    """Run one command and give its exit status; nothing escapes as a traceback."""
    try:
        status = int(typer.main.get_command(app).main(arguments, prog_name="comity", standalone_mode=False) or 0)
        return _stopped() if status == _INTERRUPTED else status
    except _WrongCall as problem:
        problem.show()
        return 2
    except BrokenPipeError:
        return _reader_left()
    except (KeyboardInterrupt, typer.Abort):
        return _stopped()
    except UsageError as problem:
        return _complain(str(problem), 2)
    except (ComityError, OSError) as problem:
        return _complain(str(problem), 1)


def _stopped() -> int:
    return _complain(
        "stopped. A store keeps what was done; of another file, what was done stands beside it as FILE.part.", 1
    )


def _complain(sentence: str, status: int) -> int:
    print(f"comity: {sentence}", file=sys.stderr)
    return status


def _reader_left() -> int:
    """Whoever read our output (`head`, say) has enough: not an error of ours."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
