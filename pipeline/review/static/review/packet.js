// The packet page without a mouse: choose a requirement or a value, see its evidence, correct, decide, go on.
// Everything is reached by plain links and forms too; this file only moves focus and shows places.
"use strict";

(() => {
  const all = (what) => [...document.querySelectorAll(what)];
  const remember = (name, value) => { try { localStorage.setItem(name, value); } catch { /* private window */ } };
  const recall = (name) => { try { return localStorage.getItem(name); } catch { return null; } };
  let chosen = { requirement: null, field: null };

  function press(button) {
    for (const one of all("[data-goto][aria-pressed]")) one.setAttribute("aria-pressed", String(one === button));
    Viewer.goto(button.dataset.goto, button.dataset.box);
  }

  function choose(what, row, look = true) {
    for (const one of all(`.${what}.chosen`)) one.classList.remove("chosen");
    if (!row) return;
    row.classList.add("chosen");
    chosen[what] = what === "field" ? nameOf(row) : row.dataset.requirement;
    row.scrollIntoView({ block: "nearest" });
    row.focus({ preventScroll: true });
    const button = row.querySelector("[data-goto]");
    if (look && button) press(button);
  }

  const nameOf = (row) => `${row.closest("[data-paper]").dataset.paper}/${row.dataset.field}`;
  const requirements = () => all(".requirement");
  const doubtful = () => all(".field.doubt[data-field]");

  function move(what, rows, by) {
    if (!rows.length) return;
    const at = rows.findIndex((row) => row.classList.contains("chosen"));
    choose(what, rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : (at + by + rows.length) % rows.length]);
  }

  function openForm(row) {
    const details = row && row.querySelector("details");
    if (!details) return;
    details.open = true;
    const input = details.querySelector("input[type=text]");
    if (input) { input.focus(); input.select(); }
  }

  const current = (what) => document.querySelector(`.${what}.chosen`);
  const look = () => { const row = document.activeElement.closest(".requirement, .field") || current("requirement"); const button = row && row.querySelector("[data-goto]"); if (button) press(button); };
  const submit = (key) => { const button = document.querySelector(`.decision [data-key="${key}"]`); if (button && !button.disabled) button.click(); };

  // "Right as read": saves the value of the chosen field unchanged, which makes it a person's.
  const confirm = () => { const form = current("field") && current("field").querySelector("form"); if (form) form.requestSubmit(); };

  const keys = {
    j: () => move("requirement", requirements(), 1), k: () => move("requirement", requirements(), -1),
    f: () => move("field", doubtful(), 1), F: () => move("field", doubtful(), -1),
    e: () => openForm(current("field")), d: () => openForm(current("requirement")), v: look, a: confirm, t: () => Viewer.zoom("turn"),
    "[": () => Viewer.step(-1), "]": () => Viewer.step(1),
    "+": () => Viewer.zoom("in"), "=": () => Viewer.zoom("in"), "-": () => Viewer.zoom("out"), 0: () => Viewer.zoom("fit"),
    r: () => { const reason = document.querySelector(".decision input[name=reason]"); if (reason) reason.focus(); },
    c: () => submit("c"), b: () => submit("b"), s: () => submit("s"), u: () => submit("u"), n: () => submit("n"), g: () => submit("g"),
  };

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]), select, textarea");
    if (event.key === "Escape" && typing) { const row = typing.closest(".requirement, .field"); typing.blur(); if (row) row.focus({ preventScroll: true }); return; }
    const box = document.getElementById("keys-on");
    if (typing || event.ctrlKey || event.altKey || event.metaKey || (box && !box.checked)) return;
    const act = keys[event.key];
    if (act) { event.preventDefault(); act(); }
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-goto]");
    if (button) { const row = button.closest(".requirement, .field"); if (row) choose(row.classList.contains("field") ? "field" : "requirement", row, false); press(button); button.focus({ preventScroll: true }); }
    const tab = event.target.closest("[data-sheet]");
    if (tab) Viewer.show(tab.dataset.sheet);
    const zoom = event.target.closest("[data-zoom]");
    if (zoom && zoom.dataset.zoom === "boxes") zoom.setAttribute("aria-pressed", String(Viewer.boxes()));
    else if (zoom) Viewer.zoom(zoom.dataset.zoom);
  });

  document.addEventListener("spot", (event) => choose("field", event.detail.closest(".field"), true));
  document.addEventListener("change", (event) => { if (event.target.id === "keys-on") remember("canbao-keys", event.target.checked ? "on" : "off"); });

  function settle() {
    const box = document.getElementById("keys-on");
    if (box) box.checked = recall("canbao-keys") !== "off";
    const requirement = chosen.requirement && requirements().find((row) => row.dataset.requirement === chosen.requirement);
    if (requirement) requirement.classList.add("chosen");
    const field = chosen.field && all(".field[data-field]").find((row) => nameOf(row) === chosen.field);
    if (field) { field.classList.add("chosen"); field.scrollIntoView({ block: "nearest" }); field.focus({ preventScroll: true }); }
    Viewer.redraw();
  }

  document.addEventListener("htmx:afterSettle", settle);
  document.addEventListener("htmx:responseError", () => window.location.reload());
  Viewer.start();
  settle();
  const first = document.querySelector(".requirement:not(.met) [data-goto]") || document.querySelector("[data-goto]");
  Viewer.show(first ? first.dataset.goto : null);
})();
