"""How people reach it from the shell: one file a noun, thin over the rooms."""

from __future__ import annotations


def main() -> None:
    """The console script."""
    from helloword.loading import begin

    begin()
    try:
        from helloword.cli.running import run

        run()
    except KeyboardInterrupt:
        raise SystemExit(130) from None
