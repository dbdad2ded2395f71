#!/usr/bin/env python3
"""An echo server on Python's `websockets`, for comparison: what comes is sent back, text as text.

Where a client offers permessage-deflate, the settings are those of WebSocketEcho: window 12 both ways, level 1, memory level 5.
"""

import argparse
import asyncio
import contextlib

import websockets
from websockets.asyncio.server import serve
from websockets.exceptions import ConnectionClosed
from websockets.extensions.permessage_deflate import ServerPerMessageDeflateFactory


async def echo(connection):
    # The load generator hangs up without a close frame; a traceback for each connection would be measured as well.
    with contextlib.suppress(ConnectionClosed):
        async for message in connection:
            await connection.send(message)


async def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, default=0, help="the port to listen on; 0 has the system choose one")
    port = parser.parse_args().port
    deflate = ServerPerMessageDeflateFactory(
        server_max_window_bits=12,
        client_max_window_bits=12,
        compress_settings={"level": 1, "memLevel": 5},
    )
    # The backlog is for ten thousand connections opened at once, the size for messages of 16 MiB as the others take them.
    options = {"compression": None, "extensions": [deflate], "max_size": 16 << 20, "backlog": 1024}
    async with serve(echo, "127.0.0.1", port, **options) as server:
        port = server.sockets[0].getsockname()[1]
        print(f"websockets {websockets.__version__} is listening on http://127.0.0.1:{port}", flush=True)
        await server.wait_closed()


if __name__ == "__main__":
    asyncio.run(main())
