// The page image: one sheet at a time, a small picture first and the full one when zoomed, boxes over the values.
// Boxes are fractions of the upright page; OpenSeadragon's viewport is 1 wide and height/width high.
"use strict";

const Viewer = (() => {
  const host = document.getElementById("viewer");
  const PREVIEW = 1400; // longest side of the small picture; pipeline/review/images.py
  let osd = null, sheet = null, boxesShown = true, waiting = null;

  const tabs = () => [...document.querySelectorAll("[data-sheet]")];
  const numbers = (text) => text.split(",").map(Number);

  function rectangle(box) {
    const [left, top, right, bottom] = numbers(box);
    const tall = sheet.height / sheet.width;
    return new OpenSeadragon.Rect(left, top * tall, right - left, (bottom - top) * tall);
  }

  function source(tab) {
    const wide = Number(tab.dataset.width), high = Number(tab.dataset.height);
    const shrink = Math.min(1, PREVIEW / Math.max(wide, high));
    const levels = [{ url: tab.dataset.full, width: wide, height: high }];
    if (shrink < 1) {
      levels.unshift({ url: tab.dataset.preview, width: Math.round(wide * shrink), height: Math.round(high * shrink) });
    }
    return { type: "legacy-image-pyramid", levels };
  }

  function start() {
    if (!host || !tabs().length || typeof OpenSeadragon === "undefined") return;
    // OpenSeadragon adds a style element of its own unless it finds one, and the policy forbids it; its one rule
    // stands in style.css. An element of no known namespace is found, and is no style.
    const mark = document.createElementNS("urn:canbao", "style");
    mark.setAttribute("data-openseadragon-mobile-css", "true");
    document.head.append(mark);
    osd = OpenSeadragon({
      element: host, showNavigationControl: false, drawer: "canvas", animationTime: 0.35, springStiffness: 9,
      visibilityRatio: 0.6, minZoomImageRatio: 0.7, maxZoomPixelRatio: 3, gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
      preserveImageSizeOnResize: true,
    });
    osd.addHandler("open", () => { drawBoxes(); if (waiting) { const spot = waiting; waiting = null; zoomTo(spot); } });
    // The viewer's own keys (w a s d r …) would fight with the keys of the page.
    osd.addHandler("canvas-key", (event) => { event.preventDefaultAction = !event.originalEvent.key.startsWith("Arrow"); });
  }

  function show(key) {
    const tab = tabs().find((one) => one.dataset.sheet === key) || tabs()[0];
    if (!osd || !tab) return;
    for (const one of tabs()) one.setAttribute("aria-pressed", String(one === tab));
    tab.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (sheet && sheet.key === tab.dataset.sheet) return;
    sheet = { key: tab.dataset.sheet, width: Number(tab.dataset.width), height: Number(tab.dataset.height) };
    osd.open(source(tab));
  }

  function drawBoxes() {
    if (!osd || !sheet) return;
    osd.clearOverlays();
    if (!boxesShown) return;
    for (const label of document.querySelectorAll(`[data-overlay][data-goto="${sheet.key}"]`)) {
      const mark = document.createElement("div");
      mark.className = label.dataset.overlay === "doubt" ? "spot doubt" : "spot";
      mark.title = label.textContent;
      osd.addOverlay({ element: mark, location: rectangle(label.dataset.box) });
      new OpenSeadragon.MouseTracker({ element: mark, clickHandler: () => document.dispatchEvent(new CustomEvent("spot", { detail: label })) });
    }
  }

  function zoomTo(spot) {
    osd.removeOverlay("chosen-spot");
    const mark = document.createElement("div");
    mark.id = "chosen-spot";
    mark.className = "spot chosen";
    const where = rectangle(spot.box);
    osd.addOverlay({ element: mark, location: where });
    const room = Math.max(where.width, where.height * 1.5, 0.12);
    const whole = where.width > 0.85;
    if (whole) osd.viewport.goHome();
    else osd.viewport.fitBounds(new OpenSeadragon.Rect(where.x - room * 0.6, where.y - room * 0.4, where.width + room * 1.2, where.height + room * 0.8));
  }

  return {
    start, show,
    redraw() { drawBoxes(); },
    goto(key, box) {
      if (!osd) return;
      const spot = { box };
      if (sheet && sheet.key === key) { zoomTo(spot); show(key); } else { waiting = spot; show(key); }
    },
    step(by) {
      const all = tabs(), at = all.findIndex((one) => sheet && one.dataset.sheet === sheet.key);
      if (all.length) show(all[(at + by + all.length) % all.length].dataset.sheet);
    },
    zoom(how) {
      if (!osd) return;
      if (how === "in") osd.viewport.zoomBy(1.5);
      if (how === "out") osd.viewport.zoomBy(1 / 1.5);
      if (how === "fit") osd.viewport.goHome();
      if (how === "turn") osd.viewport.setRotation((osd.viewport.getRotation() + 90) % 360);
      osd.viewport.applyConstraints();
    },
    boxes() { boxesShown = !boxesShown; drawBoxes(); return boxesShown; },
    current: () => sheet && sheet.key,
  };
})();
