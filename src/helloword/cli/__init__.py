"""How people reach it from the shell: one file a noun, thin over the rooms."""

from __future__ import annotations

# Answers are trees of many small values that hold no cycles; looking for some after every 700 of them takes as long as making them.
_VALUES_BETWEEN_COLLECTIONS = 50_000


def main() -> None:
    """The console script."""
    import gc

    from helloword.loading import keep_out

    gc.set_threshold(_VALUES_BETWEEN_COLLECTIONS, 20, 100)
    keep_out("pandas")
    try:
        from helloword.cli.running import run

        run()
    except KeyboardInterrupt:
        raise SystemExit(130) from None
