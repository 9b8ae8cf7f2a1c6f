# SPDX-License-Identifier: MIT
"""How servers send requests to upstreams: HTTP, FastCGI, SCGI and uwsgi, as far as the tests need
them. The first byte of a request shows which protocol it is."""

import struct

PARAMS, STDIN, STDOUT, END_REQUEST = 4, 5, 6, 3  # of FastCGI's records


class Http:
    status = 'HTTP/1.1 %d Upstream\r\nConnection: close\r\n'

    def __init__(self, connection, file):
        self.connection = connection
        self.variables = self.read(file)

    def read(self, file):
        method, path = file.readline().split(b' ')[:2]
        while file.readline().strip():
            pass
        return {b'REQUEST_METHOD': method, b'REQUEST_URI': path}

    def write(self, data):
        self.connection.sendall(data)

    def end(self):
        """After all that is written."""


class Scgi(Http):
    status = 'Status: %d Upstream\r\n'

    def read(self, file):
        length = b''.join(iter(lambda: file.read(1), b':'))
        words = file.read(int(length)).split(b'\0')
        return dict(zip(words[::2], words[1::2]))


class Uwsgi(Http):
    status = 'HTTP/1.1 %d Upstream\r\n'

    def read(self, file):
        words, data = [], file.read(struct.unpack('<xHx', file.read(4))[0])
        while data:
            end = 2 + struct.unpack('<H', data[:2])[0]
            words.append(data[2:end])
            data = data[end:]
        return dict(zip(words[::2], words[1::2]))


class FastCgi(Scgi):
    def read(self, file):
        data, kind, length = b'', None, 0
        while kind != STDIN or length:
            kind, self.number, length, padding = struct.unpack('>xBHHBx', file.read(8))
            content = file.read(length + padding)[:length]
            data += content if kind == PARAMS else b''
        variables = {}
        while data:
            name, data = self.length(data)
            value, data = self.length(data)
            variables[data[:name]] = data[name:name + value]
            data = data[name + value:]
        return variables

    @staticmethod
    def length(data):
        if data[0] < 128:
            return data[0], data[1:]
        return struct.unpack('>L', data[:4])[0] & 0x7fffffff, data[4:]

    def record(self, kind, content):
        self.connection.sendall(struct.pack('>BBHHBx', 1, kind, self.number, len(content), 0) + content)

    def write(self, data):
        for i in range(0, len(data), 65535):
            self.record(STDOUT, data[i:i + 65535])

    def end(self):
        self.record(STDOUT, b'')
        self.record(END_REQUEST, bytes(8))


def receive(connection, file):
    """The request that is on the way; None when the connection ends before one."""
    first = file.peek(1)[:1]
    if not first:
        return None
    kinds = {b'\0': Uwsgi, b'\1': FastCgi}
    return kinds.get(first, Scgi if first.isdigit() else Http)(connection, file)
