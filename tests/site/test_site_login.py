"""Who may decide: the users file, logging in and out, sessions that cannot be made up, and patience with failures."""

import base64
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient
from site_made import client_of, harmless

from despatch import Record
from despatch.cli.app import VERBS
from despatch.cli.user import command
from despatch.model import InputError, UsageError
from despatch.site import users
from despatch.site.patience import Patience
from despatch.site.users import COOKIE, fits, hashed, read_users, session, write_user

SECRET = "three quiet words"
JSON = {"accept": "application/json"}


@pytest.fixture(scope="module")
def known() -> dict[str, str]:
    return {"mira": hashed(SECRET), "olga": hashed("another one of them")}


@pytest.fixture
def guarded(own_record: Record, known: dict[str, str]) -> TestClient:
    """A site where people log in to decide."""
    return client_of(own_record, edit=True, users=known, author="who runs it")


def enter(site: TestClient, name: str = "mira", password: str = SECRET, **more: str) -> int:
    said = {"name": name, "password": password, **more}
    return site.post("/login", data=said, follow_redirects=False).status_code


def some(record: Record) -> str:
    return next(record.timeline("NOR", "PRT")).id


def test_one_decides_under_ones_own_name(guarded: TestClient, own_record: Record) -> None:
    at = f"/entry/{some(own_record)}"
    assert guarded.post(f"{at}/accept").status_code == 401
    assert 'class="act"' not in guarded.get(at).text
    assert enter(guarded) == 303
    assert 'class="act"' in guarded.get(at).text
    assert guarded.post(f"{at}/accept", follow_redirects=False).status_code == 303
    assert own_record.judgements()[-1].author == "mira"
    assert "You decide as <strong>mira</strong>" in guarded.get("/login").text
    assert guarded.get("/login.json").json() == {"name": "mira"}


def test_the_cookie_is_for_this_site_alone(guarded: TestClient) -> None:
    answer = guarded.post("/login", data={"name": "mira", "password": SECRET}, follow_redirects=False)
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "path=/" in cookie


def test_over_https_the_cookie_stays_there(guarded: TestClient) -> None:
    for scheme, secure in (("https", True), ("http", False)):
        said = {"name": "mira", "password": SECRET}
        headers = {"origin": f"{scheme}://127.0.0.1"}
        answer = guarded.post(
            f"{scheme}://127.0.0.1/login", data=said, headers=headers, follow_redirects=False
        )
        assert ("secure" in answer.headers["set-cookie"].lower()) is secure


def test_logging_out_ends_the_session_wherever_it_is(guarded: TestClient, own_record: Record) -> None:
    enter(guarded)
    stolen = guarded.cookies[COOKIE]
    assert guarded.post("/logout", follow_redirects=False).status_code == 303
    assert COOKIE not in guarded.cookies
    answer = guarded.post(f"/entry/{some(own_record)}/accept", headers={"cookie": f"{COOKIE}={stolen}"})
    assert answer.status_code == 401


@pytest.mark.parametrize(
    ("name", "password"), [("mira", "guessed it"), ("nobody", SECRET), ("", ""), ("olga", SECRET)]
)
def test_wrong_names_and_passwords_get_one_answer(guarded: TestClient, name: str, password: str) -> None:
    answer = guarded.post("/login", data={"name": name, "password": password})
    assert answer.status_code == 401
    assert "Name or password is wrong." in answer.text
    assert COOKIE not in guarded.cookies
    assert password == "" or password not in answer.text
    told = guarded.post("/login", data={"name": name, "password": password}, headers=JSON)
    assert told.json()["error"]["why"] == "name or password is wrong"


def test_sessions_cannot_be_made_up(guarded: TestClient, own_record: Record, known: dict[str, str]) -> None:
    at = f"/entry/{some(own_record)}/accept"
    said, _, mark = session("mira").partition(".")
    other = base64.urlsafe_b64encode(b"9999999999\tolga").decode()
    for bad in (
        f"{other}.{mark}", f"{said}.", f"{said}.{mark[::-1]}", said, "", ".", f"{said}.{mark}x", "\xff.\xff", "a.b.c",
        session("mira", now=1.0), session("nobody"),
    ):  # fmt: skip
        guarded.cookies.clear()
        answer = guarded.post(at, headers={**JSON, "cookie": f"{COOKIE}={bad}".encode("latin-1")})  # type: ignore[dict-item]
        assert answer.status_code == 401, bad
    assert not own_record.judgements()
    good = guarded.post(at, headers={**JSON, "cookie": f"{COOKIE}={session('mira')}"})
    assert good.status_code == 201


def test_a_session_of_another_run_counts_no_more(
    guarded: TestClient, own_record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = session("mira")
    monkeypatch.setattr(users, "_KEY", b"another")
    answer = guarded.post(f"/entry/{some(own_record)}/accept", headers={"cookie": f"{COOKIE}={before}"})
    assert answer.status_code == 401


def test_failures_slow_down(guarded: TestClient) -> None:
    assert [enter(guarded, password="wrong") for _ in range(5)] == [401] * 5
    answer = guarded.post("/login", data={"name": "mira", "password": SECRET}, headers=JSON)
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) >= 1
    assert enter(guarded, name="olga", password="another one of them") == 303


def test_patience_by_the_clock() -> None:
    now = [0.0]
    patience = Patience(lambda: now[0])
    for _ in range(5):
        assert patience.wait("a", "mira") == 0
        patience.failed("a", "mira")
    assert patience.wait("a", "mira") == 1
    assert patience.wait("b", "mira") == 0
    now[0] += 1
    assert patience.wait("a", "mira") == 0
    patience.failed("a", "mira")
    assert patience.wait("a", "mira") == 2
    for n in range(60):
        patience.failed(f"x{n}", "mira")
    assert patience.wait("new", "mira") > 60
    assert patience.wait("new", "olga") == 0
    now[0] += 301
    assert patience.wait("new", "mira") == 0
    patience.passed("a", "mira")
    assert patience.wait("a", "mira") == 0


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "/static/x", "/review\n"])
def test_one_is_not_led_elsewhere(guarded: TestClient, back: str) -> None:
    said = {"name": "mira", "password": SECRET, "back": back}
    assert guarded.post("/login", data=said, follow_redirects=False).headers["location"] == "/"
    said["back"] = "/review?of=contact"
    assert (
        guarded.post("/login", data=said, follow_redirects=False).headers["location"] == "/review?of=contact"
    )


def test_where_nobody_logs_in(editing: TestClient, site: TestClient) -> None:
    assert "decides as <strong>Mira Sen</strong>" in editing.get("/login").text
    assert "only shows the record" in site.get("/login").text
    assert editing.post("/login", data={"name": "x", "password": "y"}).status_code == 400


def test_hostile_names_are_text(guarded: TestClient) -> None:
    harmless(
        guarded.post(
            "/login", data={"name": '"><script>alert(1)</script>\x00', "password": "\x00" * 5000}
        ).text
    )
    harmless(guarded.get("/login", params={"back": '"><script>alert(1)</script>'}).text)


def test_passwords_are_kept_hashed_and_salted() -> None:
    one, two = hashed(SECRET), hashed(SECRET)
    assert one != two
    assert fits(SECRET, one)
    assert fits(SECRET, two)
    assert not fits(SECRET + " ", one)
    assert SECRET not in base64.b64decode(one).decode("latin-1")


def test_the_verb_writes_a_file_that_nobody_else_reads(tmp_path: Path) -> None:
    file = tmp_path / "users.tsv"
    run = CliRunner()
    for name, said in (("Mira Sen", SECRET), ("olga", "second secret"), ("Mira Sen", "a new secret")):
        done = run.invoke(command, [str(file), name, "--password-stdin"], input=f"{said}\n")
        assert done.exit_code == 0, done.output
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    known = read_users(str(file))
    assert list(known) == ["Mira Sen", "olga"]
    assert fits("a new secret", known["Mira Sen"])
    assert "secret" not in file.read_text()
    assert [p.name for p in tmp_path.iterdir()] == ["users.tsv"]
    asked = run.invoke(command, [str(file), "ivo"], input="four words or more\nfour words or more\n")
    assert asked.exit_code == 0
    assert "four words" not in asked.output
    assert fits("four words or more", read_users(str(file))["ivo"])
    assert command.help
    assert command.help.splitlines()[0] == VERBS["user"]


@pytest.mark.parametrize(
    ("name", "password"),
    [("", SECRET), (" a", SECRET), ("#a", SECRET), ("a\tb", SECRET), ("a\nb", SECRET), ("a", "short")],
)
def test_names_and_passwords_that_cannot_be(tmp_path: Path, name: str, password: str) -> None:
    with pytest.raises(UsageError):
        write_user(str(tmp_path / "users"), name, password)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "line", ["mira", "mira\t", "mira\tnot base64!", "mira\t" + "A" * 44, "\t" + "A" * 108]
)
def test_a_users_file_that_is_none(tmp_path: Path, line: str) -> None:
    file = tmp_path / "users"
    file.write_text(f"# people\n\n{line}\n")
    with pytest.raises(InputError, match="line 3"):
        read_users(str(file))
    with pytest.raises(InputError):
        write_user(str(file), "olga", SECRET)
    assert file.read_text().endswith(f"{line}\n")


def test_where_it_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        write_user(str(tmp_path / "none" / "users"), "olga", SECRET)
