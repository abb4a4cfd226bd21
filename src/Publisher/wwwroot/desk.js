// The review page works without this file. It adds three comforts: the two texts scroll together, j and k walk through the
// findings, and following a finding shows its place in both texts at once.
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
    item.classList.add("here");
    item.scrollIntoView({ block: "nearest" });
    for (const id of [item.dataset.finding, item.dataset.mask]) {
      const mark = id && document.getElementById(id);
      if (mark) {
        mark.classList.add("here");
        mark.scrollIntoView({ block: "nearest" });
      }
    }
  };

  findings.forEach((item, index) => item.addEventListener("click", event => {
    if (event.target.closest("a")) {
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
      const link = findings[current] && findings[current].querySelector("a");
      if (link) {
        link.focus({ preventScroll: true });
      }
    }
  });
})();
