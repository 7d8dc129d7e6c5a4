"""One command from the shell's words to an exit code: 0 done, 1 the input, 2 the usage, 3 the world outside."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence

import typer
from typer._click.core import Command
from typer._click.exceptions import (
    BadOptionUsage,
    BadParameter,
    ClickException,
    MissingParameter,
    NoArgsIsHelpError,
    NoSuchOption,
    UsageError,
)
from typer.core import TyperArgument, TyperOption

from helloword.cli.help import name_of, path_of, put_into_words, usage_line
from helloword.cli.language import say, spoken
from helloword.errors import HellowordError
from helloword.loading import end

DONE, INPUT, USAGE, OUTSIDE, INTERRUPTED = 0, 1, 2, 3, 130
DEBUG = "HELLOWORD_DEBUG"
_EXTRA = re.compile(r"Got unexpected extra argument\(s\) \((.*)\)")  # Got unexpected extra argument(s) (x y)
_ENGINES = ("duckdb", "_duckdb", "deltalake", "pyarrow")


def run(arguments: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit code."""
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    code = exit_code(sys.argv[1:] if arguments is None else arguments)
    try:
        sys.stdout.flush()
    except OSError as error:
        code = _failed(error) or code
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    end(code)


def exit_code(arguments: Sequence[str]) -> int:
    """What became of a command; whatever went wrong is said on stderr in one sentence."""
    try:
        result = command(arguments).main(list(arguments), prog_name="helloword", standalone_mode=False)
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


def command(arguments: Sequence[str] = ()) -> Command:
    """The command line in the language spoken: all of it, or the noun that `arguments` begin with."""
    from helloword.cli.app import NOUNS, app_of

    known = [noun for noun in arguments[:1] if noun in NOUNS]
    made = typer.main.get_command(app_of(known or NOUNS))
    put_into_words(made)
    return made


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
        tell(say("usage.try", command=f"{path_of(error.ctx)} --help"))
    return USAGE


def _what_was_wrong(error: ClickException) -> str:
    if isinstance(error, NoSuchOption):
        near = [say("usage.near", name=name) for name in list(error.possibilities or ())[:1]]
        return " ".join([say("usage.option", name=error.option_name), *near])
    if isinstance(error, MissingParameter) and error.param is not None:
        return say("usage.missing", name=name_of(error.param))
    if isinstance(error, BadParameter):
        return _bad_value(error)
    if isinstance(error, BadOptionUsage):
        takes_none = "does not take" in error.message
        return say("usage.takes_none" if takes_none else "usage.no_value", name=error.option_name)
    if (extra := _EXTRA.match(error.message)) is not None:
        return say("usage.extra", words=extra[1])
    return error.format_message()


def _bad_value(error: BadParameter) -> str:
    name = error.param_hint if isinstance(error.param_hint, str) else name_of(error.param) if error.param else ""
    choices = error.param.type_descriptor.choices if error.param is not None else None
    if choices:
        return say("usage.choices", name=name, choices=", ".join(str(choice) for choice in choices))
    if isinstance(error.param, TyperOption | TyperArgument) and isinstance(error.__cause__, ValueError):
        return say("usage.number", name=name, range=_range_of(error.param))
    return say("usage.value", name=name, what=error.message)


def _range_of(param: TyperOption | TyperArgument) -> str:
    info = param.type_descriptor.parameter_info
    least, most = info.min, info.max
    if least is None:
        return ""
    return say("usage.from", least=least) if most is None else say("usage.between", least=least, most=most)


def _failed(error: Exception) -> int:
    if os.environ.get(DEBUG):
        import traceback

        traceback.print_exception(error)
    if isinstance(error, HellowordError):
        from helloword.server.wording import worded

        tell(worded(error, spoken()))
        return error.exit_code
    if isinstance(error, BrokenPipeError):
        # The reader went away, as `| head` does; there is nobody to tell.
        return DONE
    if isinstance(error, OSError):
        tell(
            say(
                "disk",
                what=say("disk.file", path=error.filename) if error.filename else "",
                why=error.strerror or error,
            )
        )
    elif type(error).__module__.partition(".")[0] in _ENGINES:
        tell(say("engine", what=str(error).partition("\n")[0]))
    else:
        tell(say("crash", what=f"{type(error).__name__}: {error}".partition("\n")[0], variable=DEBUG))
    return OUTSIDE
