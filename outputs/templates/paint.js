"use strict";

// Draws cards, lines, veil and names on a canvas. Text is drawn letter by letter as it is given.
const Paint = (() => {
  const READABLE = 0.4; // scale from which the text of a card is drawn
  const FAINT = new Set(["row", "caption"]); // names that are not titles
  const STEPS = [0, -1.2, 1.2, -2.4, 2.4, -3.6, 3.6]; // lines that a name may move by

  // A card as `Cards` describes it.
  function card(ctx, look, shape, x, y, { active = false, chosen = false, far = false } = {}) {
    const { width, height, paint } = shape;
    const [left, top] = [x - width / 2, y - height / 2];
    ctx.beginPath();
    ctx.roundRect(left, top, width, height, shape.radius);
    ctx.fillStyle = active || far ? paint.active : paint.fill;
    ctx.fill();
    ctx.lineWidth = (chosen ? 2.5 : 1) * Math.max(1, height / 200);
    ctx.strokeStyle = active ? paint.own : paint.border;
    ctx.stroke();
    if (shape.parts) composition(ctx, shape, left, top);
    if (far) return;
    if (shape.bar) {
      ctx.fillStyle = paint.own;
      ctx.fillRect(left, top + 7, 3.5, height - 14);
    }
    for (const line of shape.lines) letters(ctx, look, line, x, y);
  }

  function letters(ctx, look, line, x, y) {
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.font = `${line.weight} ${line.size}px ${look.face}`;
    ctx.fillStyle = line.colour;
    ctx.fillText(line.text, x + line.x, y + line.y + line.size * 0.06);
  }

  // What a group is made of, as a band at its foot.
  function composition(ctx, { width, height, radius, parts }, left, top) {
    const room = width - 2 * radius;
    let from = left + radius;
    for (const { share, colour } of parts) {
      ctx.fillStyle = colour;
      ctx.fillRect(from, top + height * 0.88, room * share, height * 0.05);
      from += room * share;
    }
  }

  // Lines between pairs of places, in one stroke: thousands cost little more than one.
  function edges(ctx, colour, strength, width, pairs) {
    ctx.save();
    ctx.strokeStyle = colour;
    ctx.globalAlpha = strength;
    ctx.lineWidth = width;
    ctx.beginPath();
    for (const [from, to] of pairs) {
      ctx.moveTo(from.x, from.y);
      ctx.lineTo(to.x, to.y);
    }
    ctx.stroke();
    ctx.restore();
  }

  // Around the members of an open group, with its name.
  function fence(ctx, look, { x, y, width, height }, label, scale) {
    const [left, top] = [x - width / 2 - 12, y - height / 2 - 12];
    ctx.beginPath();
    ctx.roundRect(left, top, width + 24, height + 24, 14);
    ctx.lineWidth = Math.max(1, 1 / scale);
    ctx.strokeStyle = look.accent;
    ctx.stroke();
    const size = Math.min(Math.max(18, 14 / scale), width / 6);
    ctx.textAlign = "left";
    ctx.textBaseline = "bottom";
    ctx.font = `650 ${size}px ${look.face}`;
    ctx.fillStyle = look.accent;
    ctx.fillText(label, left + 4, top - size * 0.2);
  }

  function veil(ctx, look) {
    ctx.save();
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.globalAlpha = 0.82;
    ctx.fillStyle = look.page;
    ctx.fillRect(0, 0, ctx.canvas.width, ctx.canvas.height);
    ctx.restore();
  }

  // Where cards are too small to read, sectors carry their names, like countries on a map. A name
  // stays in sight; one that would stand on another moves up or down, or is left out.
  function names(ctx, look, { scale, width, middle }, sectors) {
    const strength = Math.min(1, (READABLE - scale) / 0.03);
    if (strength <= 0) return;
    const [largest, edge] = [width < 640 ? 16 : 28, width / 2 / scale];
    const taken = [];
    ctx.save();
    ctx.globalAlpha = strength;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.lineJoin = "round";
    for (const { text, count, colour, x, y } of sectors) {
      const size = Math.min(largest, 12 + Math.sqrt(count)) / scale;
      ctx.font = `650 ${size}px ${look.face}`;
      const half = ctx.measureText(text).width / 2;
      const reach = edge - half - size / 2;
      const seen = Math.abs(x - middle) > edge ? x : Math.max(middle - reach, Math.min(x, middle + reach));
      const free = STEPS.map((lines) => ({ x: seen, y: y + lines * size, half, size }))
        .find((place) => !taken.some((other) => clash(place, other)));
      if (!free) continue;
      taken.push(free);
      ctx.lineWidth = size / 3;
      ctx.strokeStyle = look.page;
      ctx.fillStyle = colour;
      ctx.strokeText(text, free.x, free.y);
      ctx.fillText(text, free.x, free.y);
    }
    ctx.restore();
  }

  // Names of columns, rows, sectors and cards where they were placed; of names too close the first.
  function frame(ctx, look, scale, top, words) {
    const taken = [];
    ctx.save();
    ctx.textBaseline = "middle";
    ctx.lineJoin = "round";
    ctx.strokeStyle = look.page;
    for (const { text, kind, x, y } of words) {
      const size = Math.max(15, 12 / scale);
      ctx.font = `${FAINT.has(kind) ? 400 : 650} ${size}px ${look.face}`;
      const half = ctx.measureText(text).width / 2;
      const place = {
        x: kind === "row" ? x - half : x, half, size,
        y: kind === "column" ? Math.max(y - size * 0.6, top + size) : y, // columns stay in sight
      };
      if (taken.some((other) => clash(place, other))) continue;
      taken.push(place);
      ctx.textAlign = "center";
      if (place.y > y) {
        ctx.fillStyle = look.page;
        ctx.beginPath();
        ctx.roundRect(place.x - half - size / 2, place.y - size * 0.8, 2 * half + size, size * 1.5, size / 3);
        ctx.fill();
      }
      ctx.lineWidth = size / 2;
      ctx.fillStyle = kind === "row" ? look.soft : look.ink;
      ctx.strokeText(text, place.x, place.y);
      ctx.fillText(text, place.x, place.y);
    }
    ctx.restore();
  }

  function clash(one, other) {
    return Math.abs(other.x - one.x) < (other.half + one.half) * 1.05
      && Math.abs(other.y - one.y) < (other.size + one.size) * 0.55;
  }

  return { READABLE, card, edges, fence, frame, names, veil };
})();
