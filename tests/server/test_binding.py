"""The socket that is served at."""

from __future__ import annotations

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor

from helloword.server.binding import listening


def test_small_answers_do_not_wait_for_more() -> None:
    """Without TCP_NODELAY every answer on a kept connection waits 40 ms for the reader's acknowledgement."""
    # A browser that another test drives has a loop of its own in this thread.
    with ThreadPoolExecutor(1) as apart:
        assert apart.submit(asyncio.run, _no_delay()).result() != 0


async def _no_delay() -> int:
    """What a connection to the server's socket says of TCP_NODELAY."""
    found: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    async def told(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        taken = writer.get_extra_info("socket")
        found.set_result(taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        writer.close()

    with listening("127.0.0.1", 0) as taken:
        async with await asyncio.start_server(told, sock=taken):
            _, writer = await asyncio.open_connection(*taken.getsockname())
            answer = await found
            writer.close()
            return answer
