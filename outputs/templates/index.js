"use strict";

// The filter of the first page: documents of which every word is found in the row or its region.
(() => {
  const box = document.getElementById("filter");
  const regions = [...document.querySelectorAll("#documents details")].map((details) => ({
    details, open: details.open, rows: [...details.querySelectorAll("tbody tr")],
  }));
  let texts = null;

  // Words of both languages are found, and what a row says is read but once.
  function read() {
    texts = regions.map(({ details, rows }) => {
      const region = details.querySelector("b").textContent;
      return rows.map((row) => `${region} ${row.textContent}`.toLowerCase());
    });
  }

  function filter() {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    if (!texts) read();
    let left = 0;
    regions.forEach(({ details, open, rows }, n) => {
      const found = texts[n].map((text) => words.every((word) => text.includes(word)));
      const count = found.filter(Boolean).length;
      rows.forEach((row, m) => { row.hidden = !found[m]; });
      details.hidden = !count;
      details.open = words.length ? count > 0 : open;
      left += count;
    });
    tell(words.length ? left : null);
  }

  function tell(count) {
    const said = SETTINGS.english ? `${count} documents` : `${count} 份`;
    document.getElementById("left").textContent = count === null ? "" : said;
  }

  // A link to the documents of a region unfolds them.
  function unfold() {
    const named = document.getElementById(location.hash.slice(1));
    if (named && named.matches("details")) named.open = true;
  }

  addEventListener("hashchange", unfold);
  unfold();
  box.addEventListener("input", filter);
  document.addEventListener("language", () => { if (box.value) filter(); });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    box.value = "";
    filter();
  });
})();
