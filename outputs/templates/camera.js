"use strict";

// What of the network is in sight.
const Camera = (() => {
  const MOVE = { duration: 350, easingFunction: "easeInOutQuad" };
  const MARGIN = 24;
  const NONE = { left: 0, top: 0 };
  const [SMALLEST, LARGEST] = [0.002, 1.1]; // hardly larger than life
  const at = (id) => document.getElementById(id);
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const move = () => (still.matches ? false : MOVE);
  const phone = matchMedia("(max-width: 760px)"); // as in view.css: the panel is at the foot
  const narrow = () => phone.matches;

  // What the panel covers, at the right or, on a narrow screen, at the foot.
  function covered() {
    const panel = at("panel");
    return narrow() ? { x: 0, y: panel.offsetHeight } : { x: panel.offsetWidth, y: 0 };
  }

  // A box of the network in the space that buttons and the panel leave free; `names` says what
  // stands beside it at a scale.
  function fit(network, { left, right, top, bottom }, { animation = false, names = () => NONE } = {}) {
    const space = at("network").getBoundingClientRect();
    const panel = covered();
    const taken = { right: panel.x, bottom: Math.max(at("foot").offsetHeight + 20, panel.y) };
    const most = (beside) => Math.min(
      LARGEST,
      (space.width - beside.left - taken.right - MARGIN) / (right - left),
      (space.height - beside.top - taken.bottom - MARGIN) / (bottom - top),
    );
    const wanted = names(most(NONE));
    const beside = {
      left: Math.min(wanted.left, space.width * 0.4), top: Math.min(wanted.top, space.height * 0.4),
    };
    const scale = Math.max(SMALLEST, most(beside));
    network.moveTo({
      position: {
        x: (left + right) / 2 + (taken.right - beside.left) / 2 / scale,
        y: (top + bottom) / 2 + (taken.bottom - beside.top) / 2 / scale,
      },
      scale, animation,
    });
  }

  // Moves the view just so far that a place is in sight and the panel does not cover it.
  function reveal(network, place) {
    const space = at("network").getBoundingClientRect();
    const { x, y } = network.canvasToDOM(place);
    const taken = covered();
    const over = (value, least, most) => Math.max(0, value - most) + Math.min(0, value - least);
    const right = over(x, 90, space.width - taken.x - 90);
    const down = over(y, 50, space.height - taken.y - 50);
    if (!right && !down) return;
    const scale = network.getScale();
    const centre = network.getViewPosition();
    network.moveTo({
      position: { x: centre.x + right / scale, y: centre.y + down / scale }, animation: move(),
    });
  }

  // A card in the middle of what the panel leaves free, near enough to read.
  function fly(network, card) {
    const { x, y } = covered();
    network.focus(card, {
      scale: Math.max(network.getScale(), 0.9), offset: { x: -x / 2, y: -y / 2 }, animation: move(),
    });
  }

  function zoom(network, factor) {
    const animation = move() && { ...MOVE, duration: 150 };
    network.moveTo({ scale: network.getScale() * factor, animation });
  }

  // Of some places the nearest in a direction; what lies aside of it counts as farther.
  function towards(key, from, places) {
    const [dx, dy] = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[key];
    let best = null;
    for (const place of places) {
      const ahead = (place.x - from.x) * dx + (place.y - from.y) * dy;
      const aside = Math.abs((place.x - from.x) * dy) + Math.abs((place.y - from.y) * dx);
      if (ahead < 1) continue;
      const far = ahead + 3 * aside;
      if (!best || far < best.far) best = { place, far };
    }
    return best && best.place;
  }

  // Of some places the nearest to another.
  function nearest(places, to = { x: 0, y: 0 }) {
    const far = (place) => Math.hypot(place.x - to.x, place.y - to.y);
    return places.reduce((best, place) => (best && far(best) <= far(place) ? best : place), null);
  }

  return { fit, fly, move, narrow, nearest, reveal, towards, zoom };
})();
