"""Makes Django's own tables in an empty database: django_database.py URL."""

import sys
from urllib.parse import urlsplit

import django
from django.conf import settings
from django.core.management import call_command


def database(url):
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "mysql"):
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": url}
    if parts.scheme == "mysql":
        import pymysql

        # Django asks for the version of the C client, whose interface this one has.
        pymysql.version_info = (2, 2, 1, "final", 0)
        pymysql.install_as_MySQLdb()
    return {
        "ENGINE": "django.db.backends." + {"postgres": "postgresql"}.get(parts.scheme, parts.scheme),
        "NAME": parts.path.strip("/"),
        "USER": parts.username,
        "PASSWORD": parts.password or "",
        "HOST": parts.hostname,
        "PORT": parts.port,
    }


settings.configure(
    DATABASES={"default": database(sys.argv[1])},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    INSTALLED_APPS=[
        "django.contrib.admin",
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.messages",
        "django.contrib.redirects",
        "django.contrib.flatpages",
        "django.contrib.sessions",
        "django.contrib.sites",
    ],
    SECRET_KEY="for a scratch database",
    SITE_ID=1,
)
django.setup()
call_command("migrate", verbosity=0)
