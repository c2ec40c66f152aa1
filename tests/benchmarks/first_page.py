"""Time from opening the first page of a graph directory to its first paint, and of a search.

Run by hand with a graph directory; never part of the tests: times depend on the machine. The page
is opened in headless Chromium several times, the median counts.
"""

import os
import shutil
import statistics
import sys
from pathlib import Path
from typing import Any

WORDS = ("高铁", "GDP", "绍兴 2020", "增加值", "a")

OPENED = """const [page] = performance.getEntriesByType("navigation");
const [paint] = performance.getEntriesByName("first-contentful-paint");
return [paint.startTime, page.loadEventEnd];"""
SEARCHED = """const [words, done] = arguments;
const box = document.getElementById("search");
const began = performance.now();
box.focus();
box.value = words[0];
box.dispatchEvent(new Event("input"));
const shown = () => document.querySelector(".hit");
const first = () => {
  if (!shown()) return setTimeout(first);
  const loaded = performance.now() - began;
  const each = words.map((word) => {
    const start = performance.now();
    box.value = word;
    box.dispatchEvent(new Event("input"));
    document.body.getBoundingClientRect();
    return performance.now() - start;
  });
  done([loaded, Math.max(...each)]);
};
first();"""


def browser() -> Any:
    """Headless Chromium, as in the tests."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    return webdriver.Chrome(options, webdriver.ChromeService(shutil.which("chromedriver")))


def times(opened: Any, address: str) -> tuple[float, ...]:
    """Milliseconds to the first paint and the last script; to the first hits, and of a search."""
    from selenium.webdriver.support.ui import WebDriverWait

    opened.get("about:blank")
    opened.get(address)
    WebDriverWait(opened, 60, 0.02).until(lambda it: it.execute_script(OPENED)[1])
    found = opened.execute_script(OPENED)
    return (*found, *opened.execute_async_script(SEARCHED, WORDS))


def main(folder: str, rounds: int = 7) -> None:
    """Print sizes and times."""
    page, search = Path(folder, "index.html"), Path(folder, "assets/search.js")
    for path in (page, search):
        print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB")
    opened = browser()
    found = zip(*(times(opened, page.resolve().as_uri()) for _ in range(rounds)), strict=True)
    paint, loaded, first, longest = map(statistics.median, found)
    print(
        f"first paint {paint:.0f} ms, loaded {loaded:.0f} ms, first hits {first:.0f} ms,"
        f" a search {longest:.0f} ms at most; load {os.getloadavg()[0]:.1f}"
    )
    opened.quit()


if __name__ == "__main__":
    main(*sys.argv[1:])
