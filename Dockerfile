# The app with its built data. `docker compose up` adds PostgreSQL for submissions (compose.yaml).
FROM python:3.13-slim AS build
WORKDIR /app
COPY requirements.txt pyproject.toml README.md LICENSE ./
COPY requirements requirements
COPY .streamlit .streamlit
COPY geo geo
COPY data data
COPY dashboard dashboard
COPY seeds seeds
COPY docs/data-dictionary.md docs/data-dictionary.md
RUN python -m venv /opt/venv \
    && /opt/venv/bin/pip install --no-cache-dir -c requirements/constraints.txt . -r requirements/postgres.txt \
    && CONTROL_BUILD=/app/build /opt/venv/bin/control-history build

FROM python:3.13-slim
RUN useradd --create-home --uid 10001 control \
    && mkdir /data \
    && chown control /data
COPY --from=build /opt/venv /opt/venv
COPY --from=build --chown=control /app/build /app/build
USER 10001
WORKDIR /home/control
# Submissions are the only thing written that must last: mount a volume at /data, or set DATABASE_URL.
ENV PATH=/opt/venv/bin:$PATH \
    CONTROL_BUILD=/app/build \
    CONTROL_DATABASE=/data/submissions.sqlite
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8501/health', timeout=4)"]
CMD ["control-history-app", "--port", "8501", "--headless"]
