"""A real SMTP server (aiosmtpd) for tests: writes each mail it takes into a folder, byte for byte, and answers otherwise where it was told to.

Arguments: port, folder. Prints "ready". Each line on standard input is an answer to one coming command: "rcpt 550 no such user",
"data 451 later", "data drop" (takes the mail and breaks off without an answer), "data lose" (breaks off without having taken it),
"data hang" (takes it and never answers), "connect 421 busy". The end of standard input ends the server.
"""
import asyncio
import collections
import os
import sys

from aiosmtpd.smtp import SMTP

port, folder = int(sys.argv[1]), sys.argv[2]
planned = {"rcpt": collections.deque(), "data": collections.deque(), "mail": collections.deque()}


class Handler:
    count = len([name for name in os.listdir(folder) if name.endswith(".eml")])

    async def handle_MAIL(self, server, session, envelope, address, mail_options):
        if planned["mail"]:
            return planned["mail"].popleft()
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if planned["rcpt"]:
            return planned["rcpt"].popleft()
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        answer = planned["data"].popleft() if planned["data"] else "250 OK"
        if answer in ("250 OK", "drop", "hang"):
            self.keep(envelope)
        if answer in ("drop", "lose"):
            server.transport.abort()
            await asyncio.sleep(3600)
        if answer == "hang":
            await asyncio.sleep(3600)
        return answer

    def keep(self, envelope):
        Handler.count += 1
        path = os.path.join(folder, f"{Handler.count:05d}.eml")
        with open(path + ".part", "wb") as file:
            file.write(("X-Envelope-To: " + ", ".join(envelope.rcpt_tos) + "\r\n").encode())
            file.write(envelope.original_content or envelope.content)
        os.rename(path + ".part", path)


async def main():
    loop = asyncio.get_running_loop()
    handler = Handler()
    server = await loop.create_server(lambda: SMTP(handler, hostname="localhost", enable_SMTPUTF8=False, loop=loop), "127.0.0.1", port)
    print("ready", flush=True)
    reader = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := await reader.readline():
        command, _, answer = line.decode().strip().partition(" ")
        planned[command].append(answer)
        print("planned", flush=True)
    server.close()
    os._exit(0)


asyncio.run(main())
