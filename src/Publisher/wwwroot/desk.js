// The review page works without this file. It adds comforts: the two texts scroll together, j and k walk through the
// findings, r leads to correct the one in hand, e takes selected text as missed, and following a finding shows its place in both texts.
(() => {
  "use strict";
  const panes = [...document.querySelectorAll("[data-pane]")];
  const findings = [...document.querySelectorAll("[data-finding]")];
  if (panes.length === 0) {
    return;
  }

  const follower = { pane: null };
  const share = pane => pane.scrollTop / Math.max(1, pane.scrollHeight - pane.clientHeight);
  panes.forEach(pane => pane.addEventListener("scroll", () => {
    if (follower.pane === pane) {
      follower.pane = null;
      return;
    }
    const other = panes.find(candidate => candidate !== pane);
    if (other && other.scrollHeight > other.clientHeight) {
      const target = Math.round(share(pane) * (other.scrollHeight - other.clientHeight));
      if (Math.abs(other.scrollTop - target) > 1) {
        follower.pane = other;
        other.scrollTop = target;
      }
    }
  }, { passive: true }));

  let current = -1;
  const show = index => {
    if (index < 0 || index >= findings.length) {
      return;
    }
    current = index;
    document.querySelectorAll(".here").forEach(element => element.classList.remove("here"));
    const item = findings[index];
    const entry = item.closest("li");
    item.classList.add("here");
    entry.classList.add("here");
    (item === entry ? entry : item).scrollIntoView({ block: "nearest" });
    for (const id of [item.dataset.finding, item.dataset.mask]) {
      const mark = id && document.getElementById(id);
      if (mark) {
        mark.classList.add("here");
        mark.scrollIntoView({ block: "nearest" });
      }
    }
  };

  findings.forEach((item, index) => item.addEventListener("click", event => {
    const link = event.target.closest("a");
    if (link && link.hash && link.pathname === location.pathname) {
      event.preventDefault();
      show(index);
    }
  }));

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) {
      return;
    }
    if (event.key === "j" || event.key === "k") {
      show(event.key === "j" ? current + 1 : current - 1);
      const item = findings[current];
      const link = item && (item.matches("a") ? item : item.querySelector("a"));
      if (link) {
        link.focus({ preventScroll: true });
      }
    }
    if (event.key === "r" && current >= 0 && findings[current].dataset.correct) {
      location.assign(findings[current].dataset.correct);
    }
    const add = document.querySelector("[data-add]");
    if (event.key === "e" && add) {
      const selection = window.getSelection();
      const served = document.querySelector("[data-pane=served]");
      const field = add.querySelector("input[name=Value]");
      event.preventDefault();
      if (selection && served.contains(selection.anchorNode) && served.contains(selection.focusNode) && !selection.isCollapsed) {
        field.value = selection.toString().trim().slice(0, field.maxLength);
      }
      add.open = true;
      add.scrollIntoView({ block: "nearest" });
      field.focus();
    }
  });
})();
