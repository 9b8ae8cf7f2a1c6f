#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Ports for programs that cannot say which port they have chosen.

A port that the kernel has just given may be taken before the program listens on it: the kernel gives it
to the next outgoing connection, or to the next program that asks for any port.  So these are outside the
range that the kernel chooses from, and no two calls get the same one, in other processes either.

Usage: free_port.py [COUNT]    prints as many ports, or one
"""
import fcntl
import os
import random
import socket
import sys
import tempfile

LOWEST, HIGHEST = 10240, 65535
LAST = os.path.join(tempfile.gettempdir(), 'httplingo-last-port-%d' % os.getuid())


def ports():
    """Those below the kernel's range; where that leaves few, all."""
    try:
        with open('/proc/sys/net/ipv4/ip_local_port_range', encoding='ascii') as file:
            end = int(file.read().split()[0])
    except OSError:
        end = 32768
    return range(LOWEST, end if end > LOWEST + 1000 else HIGHEST + 1)


def is_free(port):
    with socket.socket() as probe:
        try:
            probe.bind(('', port))
        except OSError:
            return False
    return True


def free_port():
    """The next port after the one of the last call, whichever process made it."""
    with open(LAST, 'a+', encoding='ascii') as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        last = file.read()
        possible = ports()
        start = int(last) + 1 if last else random.choice(possible)
        for step in range(len(possible)):
            port = possible[(start - LOWEST + step) % len(possible)]
            if is_free(port):
                file.truncate(0)
                file.write(str(port))
                return port
    raise OSError('no port of %d to %d is free' % (possible[0], possible[-1]))


if __name__ == '__main__':
    print(*[free_port() for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 1)])
