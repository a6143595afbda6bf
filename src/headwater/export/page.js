// Keys, ribbons and links that can be copied. Everything else on the page works without this.
"use strict";
(() => {
  document.documentElement.classList.add("js");
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (id) => document.getElementById(id);
  const list = document.querySelector(".rows");
  const shown = (element) => element.getClientRects().length > 0;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const status = document.querySelector(".said");
  let silence = 0;
  let current = null;

  const say = (words) => {
    status.textContent = words;
    clearTimeout(silence);
    silence = setTimeout(() => { status.textContent = ""; }, 4000);
  };

  // Where the reader is: the row that has the focus, or was the last to have it.
  const rowOf = (node) => (node instanceof Element ? node.closest(".row") : null);
  const settle = (element, open = false) => {
    for (let d = (open ? element : element.parentElement).closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
    const target = element.matches("details") ? element.querySelector("summary") : element;
    target.focus({ preventScroll: true });
    const seat = rowOf(element) || element;
    seat.scrollIntoView({ block: seat.offsetHeight > innerHeight / 2 ? "start" : "center", behavior: calm.matches ? "auto" : "smooth" });
    current = rowOf(element) || element;
    ribbons();
  };

  const step = (selector, back, none) => {
    const found = all(selector, list).filter(shown);
    if (!found.length) return say(none);
    // From the focus if it is in a row, else from the row that had it, else from what is in sight.
    const from = rowOf(document.activeElement) ? document.activeElement : current;
    const after = (a, b) => Boolean(a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING);
    const below = (e) => e.getBoundingClientRect().top > 0;
    const behind = (e) => (from ? after(from, e) && !e.contains(from) : below(e));
    const before = (e) => (from ? after(e, from) && !e.contains(from) : !below(e));
    const next = back ? found.filter(before).pop() : found.find(behind);
    if (!next) return say(back ? "This was the first." : "This was the last.");
    return settle(next);
  };

  // A link may lead to what the present view does not show: then the view gives way, never the link.
  const follow = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (!id) return;
    const target = one(id);
    if (!target) {
      if (/^[pnoq]-[0-9a-f]{16}/.test(id)) say("The passage that this link names is not on this page: its words are others here.");
      return;
    }
    if (!target.closest("main")) return;
    if (!shown(target)) {
      one("view-side").click();
      for (const box of ["show-omitted", "show-unsourced"]) if (!shown(target) && !one(box).checked) one(box).click();
    }
    if (target.matches(".row, details")) settle(target, true);
  };

  // The rows stand in the document in the order in which they are shown, so that the keyboard and a screen reader meet them so.
  const rows = all(".row", list);
  const rank = (row) => Number(getComputedStyle(row).order);
  const arrange = () => {
    list.append(...(one("by-source").checked ? [...rows].sort((a, b) => rank(a) - rank(b)) : rows));
    if (current) settle(current);
  };
  for (const radio of all("[name=order]")) radio.addEventListener("change", arrange);

  // A view begins at its beginning, wherever in the one before it the reader was.
  const bar = document.querySelector(".bar");
  for (const radio of all("[name=view]")) radio.addEventListener("change", () => {
    const first = all("main > section").find(shown);
    if (first && first.getBoundingClientRect().top < bar.offsetHeight) first.scrollIntoView({ block: "start" });
  });

  const turn = () => {
    const other = one(one("by-source").checked ? "by-report" : "by-source");
    other.checked = true;
    arrange();
    say(other.id === "by-source" ? "In the source's order." : "In the report's order.");
  };

  const across = () => {
    if (!current || !current.matches(".row")) return say("Go to a passage first: n, q, o or m.");
    const [source, report] = [current.querySelector(":scope > .s"), current.querySelector(":scope > .r")];
    const to = report.contains(document.activeElement) ? source : report;
    to.tabIndex = -1;
    const mine = current;
    to.focus();
    current = mine;
    return undefined;
  };

  const copy = () => {
    const open = document.activeElement.closest("details.card") || current;
    if (!open || !open.id) return say("Go to a passage first: n, q, o or m.");
    const link = location.href.split("#")[0] + "#" + open.id;
    history.replaceState(null, "", "#" + open.id);
    const done = () => say("Link copied.");
    const kept = () => say("The link is in the address bar.");
    return navigator.clipboard ? navigator.clipboard.writeText(link).then(done, kept) : kept();
  };

  // Ribbons: from the cell of the focused row to the other, and from a row that moved to where its words stand in the source.
  const SVG = "http://www.w3.org/2000/svg";
  const ribbon = document.createElementNS(SVG, "svg");
  ribbon.setAttribute("class", "ribbon");
  ribbon.setAttribute("aria-hidden", "true");
  const draw = (d, klass) => {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", d);
    if (klass) path.setAttribute("class", klass);
    ribbon.append(path);
  };
  function ribbons() {
    ribbon.replaceChildren();
    const row = current;
    if (!row || !row.isConnected || !row.matches(".row.linked") || !shown(row)) return;
    const [s, r] = [row.querySelector(":scope > .s"), row.querySelector(":scope > .r")].map((e) => e.getBoundingClientRect());
    if (r.left < s.right) return;
    const [dx, dy] = [scrollX, scrollY];
    const [a, b, middle] = [s.right + dx + 6, r.left + dx - 6, (s.right + r.left) / 2 + dx];
    const [t1, b1, t2, b2] = [s.top + dy + 5, s.bottom + dy - 3, r.top + dy + 5, r.bottom + dy - 3];
    const left = Math.min(b1, s.top + dy + row.querySelector(":scope > .s > .text").offsetHeight);
    draw(`M${a} ${t1}C${middle} ${t1} ${middle} ${t2} ${b} ${t2}V${b2}C${middle} ${b2} ${middle} ${left} ${a} ${left}Z`, "tie-band");
    const before = row.querySelector(".before");
    const place = before && one(before.hash.slice(1));
    if (!place || !shown(place)) return;
    const p = place.querySelector(":scope > .s").getBoundingClientRect();
    const [x, y] = [s.left + dx - 18, p.bottom + dy - 4];
    draw(`M${x + 8} ${t1 + 9}C${x - 22} ${t1 + 9} ${x - 22} ${y} ${x + 8} ${y}`);
    draw(`M${x + 3} ${y - 4}L${x + 9} ${y}L${x + 3} ${y + 4}`);
  }
  document.body.append(ribbon);

  // What of the text is in sight, on the strips at the edge. The browser tells which rows come and go: none is asked where it stands.
  const view = document.querySelector(".view");
  const strips = new Map();
  for (const a of all(".edge a")) {
    const id = a.getAttribute("href").slice(1);
    strips.set(id, [...(strips.get(id) || []), a]);
  }
  const seen = new Set();
  const glance = () => {
    const links = [...seen].flatMap((row) => strips.get(row.id) || []);
    const marks = links.flatMap((a) => all("rect", a)).filter((rect) => Number(rect.getAttribute("x")) > 0);
    const tops = marks.map((rect) => Number(rect.getAttribute("y")));
    const ends = marks.map((rect) => Number(rect.getAttribute("y")) + Number(rect.getAttribute("height")));
    const from = tops.length ? Math.min(...tops) : 0;
    view.setAttribute("x", "14");
    view.setAttribute("width", "16");
    view.setAttribute("y", String(from));
    view.setAttribute("height", String(ends.length ? Math.max(...ends) - from : 0));
  };
  const sight = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) seen[isIntersecting ? "add" : "delete"](target);
    glance();
  });
  for (const row of rows) sight.observe(row);
  addEventListener("resize", ribbons);
  document.addEventListener("toggle", ribbons, true);
  document.addEventListener("change", ribbons);
  document.addEventListener("focusin", (event) => {
    const row = rowOf(event.target);
    if (row && row !== current) { current = row; ribbons(); }
  });
  document.addEventListener("click", (event) => {
    const row = rowOf(event.target);
    if (row && row !== current) { current = row; ribbons(); }
  });

  const keys = one("keys");
  const ask = () => (keys.open ? keys.close() : keys.showModal());
  one("ask").hidden = false;
  one("ask").addEventListener("click", ask);
  one("enough").addEventListener("click", () => keys.close());

  // What counts as a difference is what is marked as one.
  const differ = (back) => {
    const marked = document.querySelector("[name=mark]:checked").id;
    if (marked === "mark-grave") return step(".row.major", back, "No change of meaning is shown. “Shades too” marks what differs otherwise.");
    return step(marked === "mark-all" ? ".row.major, .row.minor, .row.none" : ".row.major, .row.minor", back, "No difference is shown.");
  };
  const does = {
    n: () => differ(false),
    p: () => differ(true),
    q: (back) => step("details.card", back, "No quotation is shown."),
    o: (back) => step(".row.omitted", back, "Nothing that was left out is shown."),
    m: (back) => step(".row.moved", back, "No passage moved."),
    g: across,
    r: turn,
    c: copy,
    "?": ask,
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const field = event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");
    if (field || (keys.open && event.key !== "?")) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (Object.hasOwn(does, key)) {
      event.preventDefault();
      does[key](event.shiftKey);
    }
  });

  // On paper nothing can be opened.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("details.card:not([open]), details.more:not([open])");
    for (const d of opened) d.open = true;
  });
  addEventListener("afterprint", () => { for (const d of opened) d.open = false; });

  addEventListener("hashchange", follow);
  // Once loaded: the browser, on its own way to the end of the link, takes the focus from what cannot have it.
  addEventListener("load", follow);
})();
