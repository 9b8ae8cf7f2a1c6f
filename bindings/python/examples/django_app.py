# SPDX-License-Identifier: MIT
"""Django with errors in the visitor's language, in one file.  Run it:  python3 django_app.py runserver"""
import sys

from django.conf import settings
from django.core.management import execute_from_command_line
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

settings.configure(
    DEBUG=False,
    SECRET_KEY="not a secret here",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    MIDDLEWARE=["httplingo.django.Middleware", "django.middleware.common.CommonMiddleware"],
    HTTPLINGO={"name": "Teahouse", "home": "/"},
)

urlpatterns = [path("", lambda request: HttpResponse("Tea!"))]

application = get_wsgi_application()

if __name__ == "__main__":
    execute_from_command_line(sys.argv)
