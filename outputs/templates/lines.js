"use strict";

// Text on cards: how wide it is, where it is cut, how it is set in two lines.
const Lines = (() => {
  const PIECE = /[!-~]+|./gu; // a number or a Latin word stays whole

  // Roughly how wide a text is: a Chinese character or quotation mark is one em, a space or a
  // point a quarter.
  function ems(text) {
    let sum = 0;
    for (const letter of text) {
      sum += letter > "\u200f" ? 1 : " .,:".includes(letter) ? 0.28 : 0.57;
    }
    return sum;
  }

  function fit(line, room) {
    return ems(line) > room ? cut(line, room) : line;
  }

  function cut(line, room) {
    const letters = [...line.slice(0, 2 * Math.ceil(room / 0.28))];
    let width = ems(letters.join(""));
    while (letters.length && width > room - 0.8) width -= ems(letters.pop());
    return `${letters.join("")}…`;
  }

  // At most two lines of `room` ems; what does not fit is cut.
  function wrap(label, room) {
    const lines = broken(label, room);
    const orphan = lines.length === 2 && ems(lines[1]) < 2;
    return orphan ? broken(label, room - 2) : lines;
  }

  function broken(label, room) {
    const lines = [""];
    for (const piece of label.match(PIECE) || []) {
      if (ems(lines.at(-1) + piece) > room && lines.at(-1)) {
        if (lines.length === 2) return [lines[0], cut(lines[1] + piece, room)];
        lines.push("");
      }
      lines[lines.length - 1] += piece;
    }
    return lines.map((line) => fit(line, room));
  }

  return { ems, fit, wrap };
})();
