"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const toolbar = document.querySelector(".toolbar");
  const findings = all(".finding");
  const key = (finding) => finding.id.slice(0, finding.id.lastIndexOf("-n"));
  const marksOf = (finding) =>
    all(".mark", document.getElementById(key(finding))).filter((m) => m.dataset.n.split(" ").includes(finding.dataset.n));
  const boxes = all("input[name=severity]", toolbar);
  const select = toolbar.querySelector("select");
  const shown = toolbar.querySelector(".shown");
  let current = null;

  // categories and counts of what is there
  const names = new Map();
  for (const f of findings) names.set(f.dataset.category, f.querySelector(".category").textContent);
  for (const [value, name] of names) {
    const count = findings.filter((f) => f.dataset.category === value).length;
    select.add(new Option(`${name}（${count}）`, value));
  }
  for (const span of all("[data-count]", toolbar))
    span.textContent = findings.filter((f) => f.dataset.severity === span.dataset.count).length;

  const filter = () => {
    const severities = new Set(boxes.filter((b) => b.checked).map((b) => b.value));
    for (const f of findings)
      f.hidden = !severities.has(f.dataset.severity) || (select.value !== "" && f.dataset.category !== select.value);
    const visible = new Set(findings.filter((f) => !f.hidden).map((f) => f.id));
    for (const file of all(".file"))
      for (const m of all(".mark", file))
        m.classList.toggle("off", !m.dataset.n.split(" ").some((n) => visible.has(`${file.id}-n${n}`)));
    shown.textContent = `显示 ${visible.size} 项，共 ${findings.length} 项`;
  };

  const reveal = (finding, target) => {
    for (const element of all(".here")) element.classList.remove("here");
    current = finding;
    finding.classList.add("here");
    for (const m of marksOf(finding)) m.classList.add("here");
    const focus = target ?? finding;
    focus.focus({ preventScroll: true });
    finding.scrollIntoView({ block: "nearest" });
    const place = document.getElementById(finding.id.replace(/-n(\d+)$/, "-m$1"));
    if (place && (target || matchMedia("(min-width: 50rem)").matches)) place.scrollIntoView({ block: "center" });
  };

  const step = (by) => {
    const visible = findings.filter((f) => !f.hidden);
    if (!visible.length) return;
    const at = visible.indexOf(current);
    reveal(visible[at < 0 ? (by > 0 ? 0 : visible.length - 1) : (at + by + visible.length) % visible.length]);
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    event.preventDefault(); // in a frame without an address of its own, a link to #place would leave the report
    const to = /^#(f[0-9a-f]+)-([nm])(\d+)$/.exec(link.getAttribute("href"));
    if (!to) {
      const place = document.getElementById(link.getAttribute("href").slice(1));
      place?.scrollIntoView();
      place?.focus({ preventScroll: true });
      return;
    }
    const finding = document.getElementById(`${to[1]}-n${to[3]}`);
    if (finding.hidden) { for (const b of boxes) b.checked = true; select.value = ""; filter(); }
    reveal(finding, to[2] === "m" ? marksOf(finding)[0] : undefined);
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input[type=text], select, textarea")) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "o" && current) {
      const mark = marksOf(current)[0];
      reveal(current, document.activeElement === mark ? undefined : mark);
    } else if ("123".includes(event.key)) { const box = boxes[event.key - 1]; box.checked = !box.checked; filter(); }
    else return;
    event.preventDefault();
  });

  toolbar.addEventListener("change", filter);
  toolbar.addEventListener("submit", (event) => event.preventDefault());
  for (const button of all("[data-go]", toolbar)) button.addEventListener("click", () => step(Number(button.dataset.go)));
  toolbar.querySelector("[data-print]").addEventListener("click", () => window.print());

  const files = all(".file");
  if (files.length > 1) {
    const index = toolbar.querySelector(".index");
    for (const file of files) {
      const link = document.createElement("a");
      link.href = `#${file.id}`;
      link.textContent = `${file.querySelector("h2").textContent}（${all(".finding", file).length}）`;
      index.append(link);
    }
    index.hidden = false;
  }
  toolbar.hidden = false;
  filter();

  // what sticks below the toolbar must know its height
  const measure = () => document.documentElement.style.setProperty("--bar", `${toolbar.offsetHeight}px`);
  new ResizeObserver(measure).observe(toolbar);
})();
