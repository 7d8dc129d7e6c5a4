"""One command from the shell's words to an exit code: 0 done, 1 the input, 2 the usage, 3 the world outside."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import typer
from typer._click.core import Command
from typer._click.exceptions import (
    BadParameter,
    ClickException,
    MissingParameter,
    NoArgsIsHelpError,
    NoSuchOption,
    UsageError,
)

from helloword.cli.help import name_of, put_into_words, usage_line
from helloword.cli.language import say, spoken
from helloword.errors import HellowordError

DONE, INPUT, USAGE, OUTSIDE, INTERRUPTED = 0, 1, 2, 3, 130
DEBUG = "HELLOWORD_DEBUG"


def run(arguments: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit code."""
    code = exit_code(sys.argv[1:] if arguments is None else arguments)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader went away, as `| head` does; there is nobody to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)


def exit_code(arguments: Sequence[str]) -> int:
    """What became of a command; whatever went wrong is said on stderr in one sentence."""
    try:
        result = command().main(list(arguments), prog_name="helloword", standalone_mode=False)
    except ClickException as error:
        return _usage(error)
    except (KeyboardInterrupt, typer.Abort):
        result = INTERRUPTED
    except SystemExit as exit:
        return exit.code if isinstance(exit.code, int) else DONE
    except Exception as error:
        return _failed(error)
    if result == INTERRUPTED:
        tell(say("stopped"))
    return result if isinstance(result, int) else DONE


def command() -> Command:
    """The whole command line, in the language spoken."""
    from helloword.cli.app import app

    whole = typer.main.get_command(app)
    put_into_words(whole)
    return whole


def tell(message: str) -> None:
    """Say something to the person at the terminal, never on stdout."""
    print(message, file=sys.stderr)


def _usage(error: ClickException) -> int:
    if isinstance(error, NoArgsIsHelpError):
        tell(error.ctx.get_help())
        return USAGE
    tell(_what_was_wrong(error))
    if isinstance(error, UsageError) and error.ctx is not None:
        tell(usage_line(error.ctx.command, error.ctx))
        tell(say("usage.try", command=f"{error.ctx.command_path} --help"))
    return USAGE


def _what_was_wrong(error: ClickException) -> str:
    if isinstance(error, NoSuchOption):
        near = [say("usage.near", name=name) for name in list(error.possibilities or ())[:1]]
        return " ".join([say("usage.option", name=error.option_name), *near])
    if isinstance(error, MissingParameter) and error.param is not None:
        return say("usage.missing", name=name_of(error.param))
    if isinstance(error, BadParameter):
        return _bad_value(error)
    return error.format_message()


def _bad_value(error: BadParameter) -> str:
    name = error.param_hint if isinstance(error.param_hint, str) else name_of(error.param) if error.param else ""
    choices = error.param.type_descriptor.choices if error.param is not None else None
    if choices:
        return say("usage.choices", name=name, choices=", ".join(str(choice) for choice in choices))
    return say("usage.value", name=name, what=error.message)


def _failed(error: Exception) -> int:
    if os.environ.get(DEBUG):
        import traceback

        traceback.print_exception(error)
    if isinstance(error, HellowordError):
        from helloword.server.wording import worded

        tell(worded(error, spoken()))
        return error.exit_code
    if isinstance(error, BrokenPipeError):
        return DONE
    if isinstance(error, OSError):
        tell(say("disk", what=error.filename or "", why=error.strerror or str(error)))
        return OUTSIDE
    tell(say("crash", what=f"{type(error).__name__}: {error}", variable=DEBUG))
    return OUTSIDE
