"""Taking an address to serve at: this machine's own, unless people sign in and it is known where they come from."""

from __future__ import annotations

import errno
import socket
from ipaddress import ip_address

from helloword.errors import InputError, OutsideError


def listening(host: str, port: int, *, reachable: bool = False) -> socket.socket:
    """A socket that listens at `host`:`port`.

    Raises InputError for an address that other machines reach unless it is meant to be `reachable`, OutsideError when taken.
    """
    address = "127.0.0.1" if host == "localhost" else host.strip("[]")
    if not reachable and not _is_loopback(address):
        raise InputError(
            f"{host} can be reached from other machines. Make the owner first (the link that `helloword serve` prints), give "
            "the address that people open as url below [server] in helloword.toml, then serve there.",
            code="not_reachable",
            host=host,
        )
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    # asyncio sends small answers at once (TCP_NODELAY) only on sockets that say that they are of TCP; else each waits 40 ms.
    taken = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((address, port))
        # Linux lets two sockets bind with SO_REUSEADDR as long as none listens.
        taken.listen(128)
    except OSError as error:
        taken.close()
        raise _cannot_bind(error, host, port) from error
    return taken


def url_of(taken: socket.socket) -> str:
    """The address to open in a browser."""
    host, port = taken.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def _cannot_bind(error: OSError, host: str, port: int) -> OutsideError:
    facts = {"host": host, "port": str(port)}
    if error.errno == errno.EADDRINUSE:
        return OutsideError(
            f"Port {port} is taken by another program; give another one: --port {port + 1}.",
            code="port_taken", next=str(port + 1), **facts,
        )  # fmt: skip
    return OutsideError(
        f"{host}:{port} cannot be served: {error.strerror}.", code="cannot_bind", why=str(error.strerror), **facts
    )
