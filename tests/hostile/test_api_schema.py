"""Questions made from the OpenAPI document: every answer is one that the document promises."""

from __future__ import annotations

import json
import os

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.applications import Starlette

from dashboard.api.openapi import openapi
from dashboard.api.table import RESOURCES
from dashboard.server import middleware, routes

APP = Starlette(routes=routes(), middleware=middleware())
DOCUMENT = json.loads(json.dumps(openapi(RESOURCES, "http://testserver/api")))
SCHEMA = schemathesis.openapi.from_dict(DOCUMENT)
SCHEMA.app = APP
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


@pytest.fixture(autouse=True, scope="module")
def over_hostile_words(hostile_folder):
    before = os.environ.get("CONTROL_BUILD")
    os.environ["CONTROL_BUILD"] = str(hostile_folder / "build")
    yield
    os.environ.pop("CONTROL_BUILD")
    if before is not None:
        os.environ["CONTROL_BUILD"] = before


@SCHEMA.parametrize()
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
def test_the_document_keeps_its_word(case):
    case.call_and_validate(checks=CHECKS)
