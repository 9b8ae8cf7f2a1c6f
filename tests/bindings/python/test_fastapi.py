# SPDX-License-Identifier: MIT
"""FastAPI, by the handlers for Starlette, on which it is built."""
import unittest

try:
    from fastapi import FastAPI, HTTPException
    from starlette.testclient import TestClient
except ImportError:
    raise unittest.SkipTest("FastAPI or httpx is not installed (Debian: python3-fastapi, python3-httpx)")

from httplingo.starlette import exception_handlers

app = FastAPI(exception_handlers=exception_handlers(name="Teahouse"))


@app.get("/words")
def words():
    raise HTTPException(404, "There is no tea.")


@app.get("/data")
def data():
    raise HTTPException(409, {"stock": 0})


@app.get("/cups/{number}")
def cups(number: int):
    return number


class Fastapi(unittest.TestCase):
    def get(self, url, **headers):
        client = TestClient(app, raise_server_exceptions=False)
        return client.get(url, headers={"Accept-Language": "ar", "Accept": "application/problem+json", **headers})

    def test_errors(self):
        for url, status in (("/nothing", 404), ("/words", 404)):
            response = self.get(url)
            self.assertEqual((response.status_code, response.json()["status"], response.json()["lang"]), (status, status, "ar"))
        self.assertEqual(self.get("/words").json()["detail"], "There is no tea.")
        self.assertIn('dir="rtl"', self.get("/nothing", Accept="text/html").text)

    def test_left_alone(self):
        """What the application gives as data, and what FastAPI says of arguments."""
        self.assertEqual((self.get("/data").status_code, self.get("/data").json()), (409, {"detail": {"stock": 0}}))
        self.assertEqual((self.get("/cups/3").json(), self.get("/cups/x").status_code), (3, 422))
        self.assertIn("loc", self.get("/cups/x").json()["detail"][0])
