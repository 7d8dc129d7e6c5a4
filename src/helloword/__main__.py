"""`python -m helloword` is `helloword`."""

from helloword.cli import main

main()
