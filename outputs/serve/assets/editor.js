"use strict";

const text = document.querySelector("textarea[name=query]");
const form = text && text.form;
const LONGEST_ADDRESS = 4000;
const MOST_LINES = 22;

function numbered() {
  const lines = text.value.split("\n").length;
  form.querySelector(".code pre").textContent = Array.from({ length: lines }, (_, n) => n + 1).join("\n");
  text.rows = Math.min(lines + 1, MOST_LINES);
  follow();
}

function follow() {
  form.querySelector(".code pre").scrollTop = text.scrollTop;
}

// The place that a complaint names; its line of the text is selected from there on.
function mark() {
  const said = document.querySelector(".error");
  const place = said && said.textContent.match(/line (\d+), column (\d+)/);
  if (!place) return;
  const lines = text.value.split("\n");
  const line = Math.min(Number(place[1]), lines.length) - 1;
  const before = lines.slice(0, line).join("\n").length + (line ? 1 : 0);
  // Columns are counted in characters, positions of a text area in UTF-16.
  const column = [...lines[line]].slice(0, Number(place[2]) - 1).join("").length;
  text.focus();
  text.setSelectionRange(before + column, before + Math.max(lines[line].length, column + 1));
}

function pressed(event) {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit(form.querySelector(".run"));
  }
}

if (text) {
  text.addEventListener("input", numbered);
  text.addEventListener("scroll", follow);
  text.addEventListener("keydown", pressed);
  form.querySelector("select").addEventListener("change", event => {
    text.value = event.target.selectedOptions[0].dataset.query || text.value;
    numbered();
    text.focus();
  });
  form.addEventListener("submit", () => {
    form.method = encodeURIComponent(text.value).length > LONGEST_ADDRESS ? "post" : "get";
  });
  numbered();
  mark();
}
