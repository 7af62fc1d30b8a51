"""Makes the tables of a project with Django in an empty database: django_database.py URL PROJECT.

Django's own tables come from its migrations, as people have them. Those of the large projects are made from
their models at once, which takes seconds instead of minutes and gives the same tables.
"""

import sys
from urllib.parse import urlsplit

import django
from django.conf import settings
from django.core.management import call_command

OWN = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.redirects",
    "django.contrib.flatpages",
    "django.contrib.sessions",
    "django.contrib.sites",
]
WAGTAIL = [
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.locales",
    "wagtail",
    "taggit",
    "modelcluster",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.mfa",
    "oauth2_provider",
    "django_celery_beat",
    "django_celery_results",
]


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


def project(name):
    """The apps of a project, and the settings that they ask for."""
    if name == "django":
        return OWN, {}
    if name == "wagtail":
        return OWN + WAGTAIL, {
            "MIDDLEWARE": ["allauth.account.middleware.AccountMiddleware"],
            "OAUTH2_PROVIDER_APPLICATION_MODEL": "oauth2_provider.Application",
            "WAGTAIL_SITE_NAME": "none",
        }
    import oscar
    from oscar import defaults

    asked = {key: getattr(defaults, key) for key in dir(defaults) if key.startswith("OSCAR_")}
    engine = {"ENGINE": "haystack.backends.simple_backend.SimpleEngine"}
    return oscar.INSTALLED_APPS, asked | {"HAYSTACK_CONNECTIONS": {"default": engine}}


class NoMigrations:
    """Every app is without migrations, so that its tables are made from its models."""

    def get(self, _app, _default=None):
        return None

    def __getitem__(self, _app):
        return None

    def __contains__(self, _app):
        return True


apps, asked = project(sys.argv[2])
own = sys.argv[2] == "django"
settings.configure(
    DATABASES={"default": database(sys.argv[1])},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    INSTALLED_APPS=apps,
    MIGRATION_MODULES={} if own else NoMigrations(),
    SECRET_KEY="for a scratch database",
    SITE_ID=1,
    STATIC_URL="/static/",
    **asked,
)
django.setup()
call_command("migrate", verbosity=0, run_syncdb=not own, skip_checks=True)
