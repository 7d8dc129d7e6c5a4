"""Only this machine's own pages and tools are answered."""

from __future__ import annotations

import httpx
import pytest


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "192.168.1.5:8765", "localhost.evil", "", "[::2]"]
)
def test_a_foreign_host_is_refused_against_dns_rebinding(client: httpx.Client, host: str) -> None:
    answer = client.get("/api/v1/company", headers={"Host": host})

    assert answer.status_code in (400, 403)
    assert "Lumora" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "[::1]:{port}", "localhost"])
def test_names_of_this_machine_are_answered(client: httpx.Client, host: str) -> None:
    answer = client.get("/api/v1/company", headers={"Host": host.format(port=client.base_url.port)})

    assert answer.status_code == 200


@pytest.mark.parametrize("origin", ["https://evil.example", "http://localhost:3000", "null", "http://127.0.0.1"])
def test_a_foreign_origin_is_refused(client: httpx.Client, origin: str) -> None:
    for path in ("/api/v1/company", "/"):
        answer = client.get(path, headers={"Origin": origin})

        assert answer.status_code == 403
        assert "access-control-allow-origin" not in answer.headers


def test_the_servers_own_origin_is_answered(client: httpx.Client) -> None:
    own = str(client.base_url).rstrip("/")

    assert client.get("/api/v1/company", headers={"Origin": own}).status_code == 200


@pytest.mark.parametrize(
    ("site", "status"), [("cross-site", 403), ("same-site", 403), ("same-origin", 200), ("none", 200)]
)
def test_data_is_not_given_to_pages_of_other_sites(client: httpx.Client, site: str, status: int) -> None:
    assert client.get("/api/v1/company", headers={"Sec-Fetch-Site": site}).status_code == status


@pytest.mark.parametrize("path", ["/", "/api/v1/company", "/api/v1/nothing", "/assets/nothing.js"])
def test_every_answer_carries_the_security_headers(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))

    assert policy["script-src"] == "'self'"
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "server" not in headers
