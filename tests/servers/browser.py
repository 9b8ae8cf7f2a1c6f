# SPDX-License-Identifier: MIT
"""The appearance of a page in Chromium, through WebDriver."""

import contextlib
import json
import subprocess
import urllib.request

from harness import DEADLINE, find_program, free_port, is_open, require

ARGUMENTS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage',
             '--no-first-run', '--disable-background-networking', '--disable-sync']


class Browser:
    def __init__(self, port, process):
        self.port, self.process = port, process
        chromium = {'binary': find_program('chromium'), 'args': ARGUMENTS}
        got = self.ask('', {'capabilities': {'alwaysMatch': {'goog:chromeOptions': chromium}}})
        self.session = '/' + got['sessionId']

    def ask(self, path, content=None, method='POST'):
        request = urllib.request.Request('http://127.0.0.1:%d/session%s' % (self.port, path),
                                         json.dumps(content or {}).encode(),
                                         {'Content-Type': 'application/json'}, method=method)
        with urllib.request.urlopen(request, timeout=DEADLINE) as answer:
            return json.load(answer)['value']

    def evaluate(self, url, script):
        """What a script returns on a page."""
        self.ask(self.session + '/url', {'url': url})
        return self.ask(self.session + '/execute/sync', {'script': 'return ' + script, 'args': []})

    def stop(self):
        with contextlib.suppress(OSError):
            self.ask(self.session, method='DELETE')
        self.process.terminate()
        self.process.wait(DEADLINE)


def is_there():
    return bool(find_program('chromium') and find_program('chromedriver'))


@contextlib.contextmanager
def open_browser():
    port = free_port()
    with subprocess.Popen([find_program('chromedriver'), '--port=%d' % port],
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        for _ in range(20 * DEADLINE):
            if is_open(port) or process.poll() is not None:
                break
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(0.05)
        require(process.poll() is None, 'chromedriver ended')
        browser = Browser(port, process)
        try:
            yield browser
        finally:
            browser.stop()
