"""Makes Buildbot's tables with SQLAlchemy in an empty database: buildbot_database.py URL buildbot."""

import sys
from urllib.parse import urlsplit

import sqlalchemy
from buildbot.db.model import Model

url = sys.argv[1]
drivers = {"postgres": "postgresql+psycopg", "mysql": "mysql+pymysql"}
scheme = urlsplit(url).scheme
if scheme in drivers:
    url = drivers[scheme] + url[len(scheme) :]
else:
    url = "sqlite:///" + url
Model.metadata.create_all(sqlalchemy.create_engine(url))
