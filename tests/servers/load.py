# SPDX-License-Identifier: MIT
"""Load on a server with wrk. Each request has a separate connection, because a persistent one may
end at any reload, as HTTP allows."""

import re
import subprocess
import tempfile

from harness import DEADLINE, find_program, require

SCRIPT = '''
wrk.headers["Connection"] = "close"
wrk.headers["Accept-Language"] = "fr"
local threads = {}
function setup(thread) table.insert(threads, thread) end
function init(args) statuses = {} end
function response(status, headers, body)
    local key = status .. " " .. (headers["Content-Language"] or "-")
    statuses[key] = (statuses[key] or 0) + 1
    seen = ""
    for k, n in pairs(statuses) do seen = seen .. k .. " " .. n .. "\\n" end
end
function done(summary, latency, requests)
    for _, thread in ipairs(threads) do io.write("SEEN " .. (thread:get("seen") or "")) end
    local e = summary.errors
    io.write(string.format("ERRORS %d %d %d %d\\n", e.connect, e.read, e.write, e.timeout))
end
'''


class Load:
    def __init__(self, url, seconds):
        self.arguments = [url, '-d%ds' % seconds]
        self.seconds = seconds
        self.process = self.script = self.output = None

    def __enter__(self):
        wrk = find_program('wrk')
        require(wrk, 'there is no wrk')
        self.script = tempfile.NamedTemporaryFile('w', suffix='.lua')
        self.script.write(SCRIPT)
        self.script.flush()
        self.process = subprocess.Popen([wrk, '-t1', '-c8', '--timeout', '%ds' % DEADLINE,
                                         '-s', self.script.name] + self.arguments,
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return self

    def is_on(self):
        return self.process.poll() is None

    def __exit__(self, *_):
        self.output = self.process.communicate(timeout=self.seconds + DEADLINE)[0].decode()
        self.script.close()

    def requests(self, status):
        """How many requests there were; none of them failed, and all had this status."""
        seen = re.findall(r'^(?:SEEN )?(\d{3}) (\S+) (\d+)$', self.output, re.M)
        require(re.search(r'^ERRORS 0 0 0 0$', self.output, re.M), self.output)
        require(seen and all((code, tag) == (str(status), 'fr') for code, tag, _ in seen), seen)
        return sum(int(n) for _, _, n in seen)
