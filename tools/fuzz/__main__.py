"""`make fuzz`: a longer run on a company's folder."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tools.fuzz.asked import ask, served, signed_in


def main() -> None:
    """Ask and print; ends with 1 when anything was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("company", type=Path, help="a company in which nobody signs in; a copy of it is asked")
    parser.add_argument("--examples", default=50, type=int, help="tries of each address (default: 50)")
    given = parser.parse_args()
    codes = []
    with signed_in(given.company) as (folder, cookies), served(folder) as url:
        for who, cookie in cookies.items():
            code, said = ask(url, cookie, given.examples)
            print(f"as {who}\n{said}", flush=True)
            codes.append(code)
    sys.exit(max(codes))


if __name__ == "__main__":
    main()
