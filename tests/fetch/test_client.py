"""Fetching from a server that behaves, and from one that does not."""

from __future__ import annotations

import functools
import gzip
import subprocess
import sys
import time
import tracemalloc
import zlib
from email.utils import formatdate
from typing import Any

import pytest

from headwater import errors
from headwater.fetch.client import AGENT, Client, Manners, get
from headwater.fetch.exchange import Answer, Bounds, unpacked
from tests.fetch.conftest import HOME, Clock, Server

gzipped = functools.partial(gzip.compress, mtime=0)  # names of tests are made of it, and must not carry the time
ONE_LINE = r"\A[^\n]+\Z"


def test_a_page_comes_with_its_bytes_headers_and_the_time(server: Server, client: Client):
    url = server.page("/a", b"<p>Wheat", Content_Type="text/html", ETag='"7"', Last_Modified="Mon, 03 Mar 2031 10:00:00 GMT")
    got = client.get(url + "#part")
    assert (got.url, got.final, got.status, got.content) == (url + "#part", url, 200, b"<p>Wheat")
    assert got.headers["content-type"] == "text/html"
    assert (got.etag, got.modified, got.at) == ('"7"', "Mon, 03 Mar 2031 10:00:00 GMT", "2030-03-17T17:46:40Z")
    assert not got.unchanged


def test_it_says_who_it_is_with_an_address(server: Server, client: Client):
    client.get(server.page("/a"))
    assert [headers["user-agent"] for _, headers in server.asked] == [AGENT, AGENT]
    assert "headwater/" in AGENT
    assert "https://" in AGENT


def test_what_did_not_change_is_not_sent_again(server: Server, client: Client):
    def answer(handler: Any) -> None:
        handler.send_response(304 if handler.headers["If-None-Match"] == '"7"' else 200)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    url = server.acts("/a", answer)
    assert client.get(url, etag='"7"', modified="Mon, 03 Mar 2031 10:00:00 GMT").unchanged
    assert server.asked[-1][1]["if-modified-since"] == "Mon, 03 Mar 2031 10:00:00 GMT"
    assert not client.get(url, etag='"6"').unchanged


def test_a_name_that_nobody_has_is_not_looked_up_for_each_of_its_addresses(clock: Clock):
    looked: list[str] = []

    def resolver(host: str, _port: int) -> list[str]:
        looked.append(host)
        raise errors.Unreachable(f"{host}: no such host")

    with Client(sleep=clock.sleep, clock=clock.now, resolver=resolver) as client:
        for n in range(20):
            with pytest.raises(errors.Unreachable):
                client.get(f"http://press.invalid/{n}")
    assert len(looked) < 7


def test_redirects_are_followed_and_the_end_is_told(server: Server, client: Client):
    end = server.page("/end", b"here")
    server.page("/middle", status=301, Location="end")
    got = client.get(server.page("/start", status=302, Location="/middle"))
    assert (got.final, got.content) == (end, b"here")


def test_a_circle_of_redirects_ends(server: Server, client: Client):
    server.page("/b", status=302, Location="/a")
    with pytest.raises(errors.Unreachable, match="in a circle"):
        client.get(server.page("/a", status=302, Location="/b"))
    assert server.paths == ["/robots.txt", "/a", "/b"]


def test_redirects_without_end_end(server: Server, client: Client):
    for i in range(30):
        server.page(f"/{i}", status=302, Location=f"/{i + 1}")
    with pytest.raises(errors.Unreachable, match="over 10 redirects"):
        client.get(server.address + "/0")
    assert len(server.asked) == 12  # robots.txt, the first and ten more


@pytest.mark.parametrize("location", ["http://10.0.0.1/", "http://localhost.localdomain:1/", "http://[::1]/", "file:///etc/passwd"])
def test_a_redirect_to_a_private_place_is_refused(server: Server, clock: Clock, location: str):
    def resolver(host: str, _port: int) -> list[str]:
        return ["169.254.0.9"] if host == "localhost.localdomain" else [host.strip("[]")]

    with Client(allow=[HOME], sleep=clock.sleep, clock=clock.now, resolver=resolver) as client, pytest.raises(errors.Refused):
        client.get(server.page("/a", status=302, Location=location))


def test_a_redirect_to_no_address_is_one_line(server: Server, client: Client):
    with pytest.raises(errors.FetchError, match=ONE_LINE):
        client.get(server.page("/a", status=302, Location="http://[nowhere/"))


@pytest.mark.parametrize(("status", "hint"), [(404, "404 Not Found; check"), (403, "403 .*save the page"), (500, "500 .*save")])
def test_an_error_of_the_server_is_one_line(server: Server, client: Client, status: int, hint: str):
    url = server.page("/a", status=status)
    with pytest.raises(errors.Unreachable, match=hint) as caught:
        client.get(url)
    assert str(caught.value).startswith(url)
    assert "\n" not in str(caught.value)


def failing(times: int, status: int = 503, **headers: str) -> Any:
    """Answers with an error so many times, and then as it should."""
    left = [times]

    def answer(handler: Any) -> None:
        left[0] -= 1
        handler.send_response(status if left[0] >= 0 else 200)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", "2")
        handler.end_headers()
        handler.wfile.write(b"ok")

    return answer


def test_a_busy_server_is_asked_again_later_and_later(server: Server, client: Client, clock: Clock):
    assert client.get(server.acts("/a", failing(2))).content == b"ok"
    assert clock.slept == [1.0, 2.0]


def test_a_server_that_stays_busy_is_given_up(server: Server, client: Client):
    with pytest.raises(errors.Unreachable, match="503"):
        client.get(server.acts("/a", failing(9)))
    assert server.paths.count("/a") == 3


def test_a_server_says_when_to_come_again(server: Server, client: Client, clock: Clock):
    client.get(server.acts("/a", failing(1, 429, Retry_After="17")))
    assert clock.slept == [17.0]


def test_a_server_says_the_hour_to_come_again(server: Server, client: Client, clock: Clock):
    client.get(server.acts("/a", failing(1, 429, Retry_After=formatdate(clock.time + 40, usegmt=True))))
    assert clock.slept == [40.0]


@pytest.mark.parametrize("said", ["soon", "", "-3", "9" * 400, "Mon, 99 Foo 2031"])
def test_a_retry_after_that_says_nothing_is_none(server: Server, client: Client, clock: Clock, said: str):
    client.get(server.acts("/a", failing(1, 429, Retry_After=said)))
    assert clock.slept == [1.0]


def test_a_server_that_wants_too_long_is_told_of_and_not_waited_for(server: Server, client: Client, clock: Clock):
    with pytest.raises(errors.Unreachable, match="asks for 86400 seconds"):
        client.get(server.acts("/a", failing(1, 503, Retry_After="86400")))
    assert clock.slept == []


def test_two_requests_to_a_host_are_a_second_apart(server: Server, client: Client, clock: Clock):
    for path in "/a", "/b":
        client.get(server.page(path))
    assert clock.slept == [1.0]
    clock.time += 0.25
    client.get(server.page("/c"))
    assert clock.slept == [1.0, 0.75]


@pytest.mark.parametrize(("asks", "pause"), [(5, 5.0), (100_000, 30.0)])
def test_a_crawl_delay_is_kept_up_to_a_limit(server: Server, client: Client, clock: Clock, asks: int, pause: float):
    server.page("/robots.txt", f"User-agent: *\nCrawl-delay: {asks}".encode())
    for path in "/a", "/b":
        client.get(server.page(path))
    assert clock.slept == [pause]


def drip(handler: Any) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(3000):
        handler.wfile.write(b".")
        time.sleep(0.01)


def drip_headers(handler: Any) -> None:
    handler.wfile.write(b"HTTP/1.0 200 OK\r\nX-Long: ")
    for _ in range(3000):
        handler.wfile.write(b".")
        time.sleep(0.01)


@pytest.mark.parametrize("way", [drip, drip_headers])
def test_a_server_that_drips_is_cut_off(server: Server, client: Client, way: Any):
    began = time.monotonic()
    with pytest.raises(errors.Unreachable, match=r"0\.3 seconds") as caught:
        client.get(server.acts("/a", way))
    assert time.monotonic() - began < 15, "what drips goes on for thirty"
    assert server.paths.count("/a") == 1
    assert "\n" not in str(caught.value)


def endless(handler: Any) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(10_000):
        handler.wfile.write(b"." * 1000)


def test_a_server_that_never_ends_is_cut_off(server: Server, client: Client):
    with pytest.raises(errors.Unreachable, match=r"over 0\.01 MB"):
        client.get(server.acts("/a", endless))


def test_a_page_of_just_the_size_is_not_too_large(server: Server, client: Client):
    assert len(client.get(server.page("/a", b"." * 10_000)).content) == 10_000
    with pytest.raises(errors.Unreachable, match="over"):
        client.get(server.page("/b", b"." * 10_001))


@pytest.mark.parametrize("kind", ["application/rss+xml", "application/feed+json; charset=utf-8", "application/warc", "text/csv"])
def test_what_holds_several_documents_by_its_type_may_be_larger_than_one(server: Server, clock: Clock, kind: str):
    manners = Manners(bounds=Bounds(size=1000, several=5000))
    with Client(allow=[HOME], manners=manners, clock=clock.now, now=clock.now, sleep=clock.sleep) as client:
        assert len(client.get(server.page("/a", b"." * 5000, Content_Type=kind)).content) == 5000
        packed = gzip.compress(b"." * 5000)
        assert len(client.get(server.page("/b", packed, Content_Type=kind, Content_Encoding="gzip")).content) == 5000
        for other, body in ((kind, b"." * 5001), ("text/html; charset=utf-8", b"." * 1001)):
            with pytest.raises(
                errors.Unreachable, match="more than one answer may have; save what you need of it, and give the file"
            ):
                client.get(server.page("/c", body, Content_Type=other))


@pytest.mark.parametrize(("coding", "pack"), [
    ("gzip", gzip.compress), ("x-gzip", gzip.compress), ("deflate", zlib.compress),
    ("deflate", lambda data: zlib.compress(data)[2:-4]),
    ("deflate, gzip", lambda data: gzip.compress(zlib.compress(data))),
    ("gzip", lambda data: gzip.compress(data[:20]) + gzip.compress(data[20:]) + b"\0\0"),
    ("identity", lambda data: data),
])  # fmt: skip
def test_packed_pages_are_unpacked(server: Server, client: Client, coding: str, pack: Any):
    text = b"The treaty on wheat was signed. " * 50
    assert client.get(server.page("/a", pack(text), Content_Encoding=coding)).content == text
    assert server.asked[-1][1]["accept-encoding"] == "gzip, deflate"


@pytest.mark.parametrize(("coding", "body", "why"), [
    ("gzip", gzipped(b"\0" * 5_000_000), "unpacks to over"),
    ("deflate", zlib.compress(b"\0" * 5_000_000), "unpacks to over"),
    ("gzip, gzip", gzipped(gzipped(b"\0" * 50_000_000)), "unpacks to over"),
    ("gzip", gzipped(b"words" * 100)[:-12], "ends too early"),
    ("gzip", b"no gzip", "damaged"),
    ("deflate", zlib.compress(b"words" * 100)[:-9], "ends too early"),
    ("br", b"words", "not asked for"),
])  # fmt: skip
def test_bombs_and_damaged_packing_are_one_line(server: Server, client: Client, coding: str, body: bytes, why: str):
    with pytest.raises(errors.Unreachable, match=why) as caught:
        client.get(server.page("/a", body, Content_Encoding=coding))
    assert "\n" not in str(caught.value)


def test_a_bomb_is_not_unpacked_beyond_what_is_allowed():
    answer = Answer("http://a.example/", "", (), 200, "", (("Content-Encoding", "gzip"),), gzip.compress(b"\0" * 50_000_000), None)
    tracemalloc.start()
    with pytest.raises(errors.Unreachable):
        unpacked(answer, Bounds(size=10_000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_000_000


def test_a_page_shorter_than_it_says_is_asked_for_again_and_then_given_up(server: Server, client: Client):
    with pytest.raises(errors.Unreachable, match="broke off"):
        client.get(server.page("/a", b"half", Content_Length="400"))
    assert server.paths.count("/a") == 3


def test_what_is_no_answer_at_all_is_one_line(server: Server, client: Client):
    with pytest.raises(errors.Unreachable, match="broke off") as caught:
        client.get(server.acts("/a", lambda handler: handler.wfile.write(b"220 mail ready\r\n\r\n")))
    assert "\n" not in str(caught.value)


def test_a_host_that_never_answers_is_left_alone_for_a_while(server: Server, client: Client, clock: Clock):
    hangs_up = server.acts("/a", lambda _: None)
    for _ in range(3):
        with pytest.raises(errors.Unreachable, match="broke off"):
            client.get(hangs_up)
    asked = len(server.asked)
    with pytest.raises(errors.Unreachable, match="left alone"):
        client.get(server.page("/b"))
    assert len(server.asked) == asked
    clock.time += 601
    assert client.get(server.page("/b")).content == b"words"


def test_a_host_that_answers_now_and_then_is_not_left_alone(server: Server, client: Client):
    hangs_up = server.acts("/a", lambda _: None)
    for _ in range(3):
        for _ in range(2):
            with pytest.raises(errors.Unreachable, match="broke off"):
                client.get(hangs_up)
        assert client.get(server.page("/b")).content == b"words"


def test_nobody_there_is_one_line(client: Client):
    with pytest.raises(errors.Unreachable, match="no connection") as caught:
        client.get(f"http://{HOME}:9/a")
    assert "\n" not in str(caught.value)


def test_a_robots_txt_is_asked_once_and_kept_to(server: Server, client: Client):
    server.page("/robots.txt", b"\xef\xbb\xbfUser-agent: *\nDisallow: /secret")
    for _ in range(2):
        with pytest.raises(errors.Refused, match=r"robots\.txt asks"):
            client.get(server.page("/secret/a"))
    client.get(server.page("/open"))
    assert server.paths == ["/robots.txt", "/open"]


def test_robots_txt_is_kept_to_after_a_redirect(server: Server, client: Client):
    server.page("/robots.txt", b"User-agent: headwater\nDisallow: /secret")
    server.page("/secret")
    with pytest.raises(errors.Refused):
        client.get(server.page("/open", status=302, Location="/secret"))
    assert "/secret" not in server.paths


def test_robots_txt_is_asked_again_after_a_day(server: Server, client: Client, clock: Clock):
    url = server.page("/a")
    client.get(url)
    clock.time += 24 * 3600 + 1
    client.get(url)
    assert server.paths == ["/robots.txt", "/a", "/robots.txt", "/a"]


def test_a_robots_txt_elsewhere_is_followed(server: Server, client: Client):
    server.page("/rules", b"User-agent: *\nDisallow: /")
    server.page("/robots.txt", status=301, Location="/rules")
    with pytest.raises(errors.Refused):
        client.get(server.page("/a"))


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_server_that_cannot_say_its_rules_is_not_fetched_from_until_it_can(
    server: Server, client: Client, clock: Clock, status: int
):  # fmt: skip
    server.page("/robots.txt", status=status)
    url = server.page("/a")
    with pytest.raises(errors.Refused, match="could not say"):
        client.get(url)
    server.page("/robots.txt", b"")
    clock.time += 601
    assert client.get(url).content == b"words"


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_where_there_are_no_rules_all_may_be_fetched(server: Server, client: Client, status: int):
    server.page("/robots.txt", b"User-agent: *\nDisallow: /", status=status)
    assert client.get(server.page("/a")).content == b"words"


def test_this_machine_is_refused_unless_it_is_allowed(server: Server):
    url = server.page("/a")
    with pytest.raises(errors.Refused, match="not on the open network"):
        get(url)
    assert server.asked == []
    assert get(url, allow=[HOME]).content == b"words"


def test_every_answer_is_given_to_who_records_them(server: Server, clock: Clock):
    seen: list[Any] = []
    with Client(allow=[HOME], record=seen.append, clock=clock.now, sleep=clock.sleep) as client:
        server.page("/b", gzip.compress(b"words"), Content_Encoding="gzip")
        client.get(server.page("/a", status=302, Location="/b"))
    assert [(a.url.removeprefix(server.address), a.status) for a in seen] == [("/robots.txt", 404), ("/a", 302), ("/b", 200)]
    assert gzip.decompress(seen[-1].body) == b"words"
    assert seen[-1].address == HOME


def test_offline_nothing_is_asked_not_even_for_a_name(server: Server):
    """In a process of its own: what refuses the network cannot be taken back."""
    code = f"""
from headwater.cli.offline import refuse_network
from headwater.errors import UsageError
from headwater.fetch.client import get
refuse_network()
for url in ("{server.page("/a")}", "http://localhost:9/"):
    try:
        get(url, allow=["{HOME}", "localhost"])
    except UsageError as refused:
        print(refused)
"""
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=True).stdout.decode().splitlines()
    assert [line.split(",")[0] for line in said] == ["--offline was given"] * 2
    assert server.asked == []
