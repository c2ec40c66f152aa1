"use strict";

// How cards, veil and names look on the canvas. Text is drawn letter by letter as it is given.
const Paint = (() => {
  const HUBS = new Set(["region", "government", "document"]);
  const READABLE = 0.4; // scale from which the text of a card is drawn
  const SIZES = [13, 15, 17, 19]; // of that text: far away it is larger, and less of it
  const VALUED = new Set(["target", "outcome"]); // cards whose second line is the value
  const PIECE = /[!-~]+|./gu; // a number or a Latin word stays whole

  function colour(group) {
    return LABELS.types[group] ? group : "other";
  }

  function mix(one, two, share) {
    const part = (hex, place) => parseInt(hex.slice(place, place + 2), 16);
    const at = (place) => Math.round(part(one, place) * share + part(two, place) * (1 - share));
    return `rgb(${at(1)},${at(3)},${at(5)})`;
  }

  // The colours of the style sheet, light or dark, as the canvas needs them.
  function theme(groups) {
    const style = getComputedStyle(document.documentElement);
    const get = (key) => style.getPropertyValue(`--${key}`).trim();
    const card = get("card");
    const made = {
      page: get("page"), ink: get("ink"), edge: get("edge"), accent: get("accent"),
      face: getComputedStyle(document.body).fontFamily, groups: {},
    };
    for (const group of groups) {
      const own = get(colour(group));
      made.groups[group] = HUBS.has(group)
        ? { own, fill: own, active: own, border: own, text: made.page, hub: true }
        : {
          own, fill: mix(own, card, 0.09), active: mix(own, card, 0.24),
          border: mix(own, card, 0.42), text: made.ink, hub: false,
        };
    }
    return made;
  }

  // One card: a rounded box with the colour of its type at the left and two lines at most.
  function card(look, group, { label, value }, { ctx, x, y, state }) {
    const paint = look.groups[group];
    const [width, height] = paint.hub ? [220, 54] : [150, 44];
    const active = state.selected || state.hover;
    return {
      drawNode() {
        const scale = ctx.getTransform().a / devicePixelRatio;
        const far = scale < READABLE;
        box(ctx, x - width / 2, y - height / 2, width, height, paint.hub ? 10 : 7);
        ctx.fillStyle = active || far ? paint.active : paint.fill;
        ctx.fill();
        ctx.lineWidth = state.selected ? 2.5 : 1;
        ctx.strokeStyle = active ? paint.own : paint.border;
        ctx.stroke();
        if (far) return;
        if (!paint.hub) {
          ctx.fillStyle = paint.own;
          ctx.fillRect(x - width / 2, y - height / 2 + 7, 3.5, height - 14);
        }
        const size = paint.hub ? 17 : SIZES.find((one) => one * scale >= 10.5) || SIZES.at(-1);
        const room = (width - 12) / size;
        const valued = value && VALUED.has(group);
        const lines = valued ? [fit(label, room), fit(value, room)] : wrap(label, room);
        letters(ctx, look, paint, size, lines, x + (paint.hub ? 0 : 2), y, valued);
      },
      nodeDimensions: { width, height },
    };
  }

  function box(ctx, x, y, width, height, radius) {
    ctx.beginPath();
    ctx.roundRect(x, y, width, height, radius);
  }

  function letters(ctx, look, paint, size, lines, x, y, valued) {
    const step = Math.min(size * 1.35, 21);
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    lines.forEach((line, index) => {
      const strong = valued && index === 1;
      ctx.font = `${paint.hub || strong ? 600 : 400} ${size}px ${look.face}`;
      ctx.fillStyle = strong ? paint.own : paint.text;
      ctx.fillText(line, x, y + (index - (lines.length - 1) / 2) * step + size * 0.06);
    });
  }

  // At most two lines of `room` ems; what does not fit is cut.
  const wrapped = new Map();
  function wrap(label, room) {
    const key = `${room} ${label}`;
    if (!wrapped.has(key)) {
      const lines = broken(label, room);
      const orphan = lines.length === 2 && ems(lines[1]) < 2;
      wrapped.set(key, orphan ? broken(label, room - 2) : lines);
    }
    return wrapped.get(key);
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

  function fit(line, room) {
    return ems(line) > room ? cut(line, room) : line;
  }

  function cut(line, room) {
    const letters = [...line];
    while (ems(letters.join("")) > room - 0.8) letters.pop();
    return `${letters.join("")}…`;
  }

  // Roughly how wide a text is: a Chinese character or quotation mark is one em, a space or a
  // point a quarter.
  function ems(text) {
    return [...text].reduce((sum, letter) => (
      sum + (letter > "\u200f" ? 1 : " .,:".includes(letter) ? 0.28 : 0.57)), 0);
  }

  function veil(ctx, look) {
    ctx.save();
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.globalAlpha = 0.82;
    ctx.fillStyle = look.page;
    ctx.fillRect(0, 0, ctx.canvas.width, ctx.canvas.height);
    ctx.restore();
  }

  // Lines from a node to those next to it.
  function rays(ctx, look, from, nodes) {
    ctx.save();
    ctx.strokeStyle = look.accent;
    ctx.globalAlpha = 0.75;
    ctx.lineWidth = Math.max(1, 1.2 / (ctx.getTransform().a / devicePixelRatio));
    ctx.beginPath();
    for (const { x, y } of nodes) {
      ctx.moveTo(from.x, from.y);
      ctx.lineTo(x, y);
    }
    ctx.stroke();
    ctx.restore();
  }

  // Where cards are too small to read, the sectors carry their names, like countries on a map.
  function names(ctx, look, scale, sectors) {
    const strength = Math.min(1, (READABLE - scale) / 0.03);
    if (strength <= 0) return;
    const taken = [];
    ctx.save();
    ctx.globalAlpha = strength;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.lineJoin = "round";
    for (const { group, count, x, y } of sectors) {
      if (look.groups[group].hub) continue;
      const size = Math.min(28, 13 + Math.sqrt(count)) / scale;
      ctx.font = `650 ${size}px ${look.face}`;
      const text = `${(LABELS.types[group] || [group])[0]} ${count}`;
      const half = ctx.measureText(text).width / 2;
      const clash = (other) => Math.abs(other.x - x) < other.half + half
        && Math.abs(other.y - y) < (other.size + size) * 0.6;
      if (taken.some(clash)) continue;
      taken.push({ x, y, half, size });
      ctx.lineWidth = size / 3;
      ctx.strokeStyle = look.page;
      ctx.fillStyle = look.groups[group].own;
      ctx.strokeText(text, x, y);
      ctx.fillText(text, x, y);
    }
    ctx.restore();
  }

  return { card, colour, names, rays, theme, veil };
})();
