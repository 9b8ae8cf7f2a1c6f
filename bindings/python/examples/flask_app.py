# SPDX-License-Identifier: MIT
"""Flask with errors in the visitor's language.  Run it:  flask --app flask_app run"""
from flask import Flask

from httplingo.flask import Httplingo

app = Flask(__name__)
Httplingo(app, name="Teahouse", home="/")


@app.get("/")
def home():
    return "Tea!"
