"""axe-core, as its npm package holds it: fetched when a test first needs it, kept in build/, never part of the repository."""

import base64
import hashlib
import io
import tarfile
import urllib.request
from pathlib import Path

VERSION = "4.14.1"
ADDRESS = f"https://registry.npmjs.org/axe-core/-/axe-core-{VERSION}.tgz"
INTEGRITY = "sha512-FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ=="
KEPT = Path(__file__).resolve().parents[2] / "build" / f"axe-{VERSION}.min.js"
SERIOUS = ("serious", "critical")
RUN = """async () => {
    const got = await axe.run(document, {resultTypes: ["violations"], elementRef: false});
    return got.violations.map((v) => [v.impact, v.id, v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160))]);
}"""


def source() -> str:
    """The script.

    Raises:
        OSError: the registry cannot be reached.
        ValueError: what it gives is not what it was.
    """
    if not KEPT.exists():
        with urllib.request.urlopen(ADDRESS, timeout=30) as answer:
            raw: bytes = answer.read()
        digest = base64.b64encode(hashlib.sha512(raw).digest()).decode()
        if f"sha512-{digest}" != INTEGRITY:
            raise ValueError(f"{ADDRESS} is not what it was")
        with tarfile.open(fileobj=io.BytesIO(raw)) as package:
            found = package.extractfile("package/axe.min.js")
            assert found is not None
            KEPT.parent.mkdir(parents=True, exist_ok=True)
            KEPT.write_bytes(found.read())
    return KEPT.read_text(encoding="utf-8")
