// The review page works without this file. It adds comforts: the two texts show the same passage while one is scrolled, following a finding
// shows its place in both, and the keys of the list below act on the finding in hand through the page's own links and buttons.
(() => {
  "use strict";
  const panes = [...document.querySelectorAll("[data-pane]")];
  const findings = [...document.querySelectorAll("[data-finding]")];

  // A text that is being redacted anew comes back by itself; after a while a person looks for it.
  const tries = Number(sessionStorage.getItem(location.pathname) ?? 0);
  if (document.querySelector(".say.waiting") === null) {
    sessionStorage.removeItem(location.pathname);
  } else if (tries < 15) {
    sessionStorage.setItem(location.pathname, String(tries + 1));
    setTimeout(() => location.reload(), 2000);
  }
  if (panes.length === 0) {
    return;
  }

  const [served, shown] = ["served", "public"].map(name => document.querySelector(`[data-pane=${name}]`));

  // Places that are the same passage in both texts: the paragraphs, where there are as many, and each finding with its mask.
  let pairs = null;
  const lines = pane => [...pane.querySelectorAll(".document p, .document tr")];
  const top = (pane, element) => element.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;
  const anchors = () => {
    const known = [[0, 0]];
    const [left, right] = [lines(served), lines(shown)];
    if (left.length === right.length) {
      left.forEach((line, index) => known.push([top(served, line), top(shown, right[index])]));
    }
    for (const { dataset } of findings) {
      const [mark, mask] = [dataset.finding, dataset.mask].map(id => id && document.getElementById(id));
      if (mark && mask) {
        known.push([top(served, mark), top(shown, mask)]);
      }
    }
    known.push([served.scrollHeight, shown.scrollHeight]);
    known.sort((one, other) => one[0] - other[0]);
    // What stands in another order in the two texts, such as a margin, would lead backwards.
    return known.filter((pair, index) => index === 0 || known.slice(0, index).every(before => before[1] <= pair[1]));
  };

  // Where a height of one text is in the other: between two anchors in proportion.
  const meet = (from, to, height) => {
    pairs ??= anchors();
    let low = 0;
    for (let index = 1; index < pairs.length && pairs[index][from] <= height; index++) {
      low = index;
    }
    const [start, end] = [pairs[low], pairs[Math.min(low + 1, pairs.length - 1)]];
    const share = end[from] > start[from] ? (height - start[from]) / (end[from] - start[from]) : 0;
    return start[to] + share * (end[to] - start[to]);
  };

  // What is read stands in the upper third of a pane.
  const scrolls = pane => pane.scrollHeight > pane.clientHeight + 1;
  const follow = pane => {
    const other = pane === served ? shown : served;
    if (!scrolls(pane) || !scrolls(other)) {
      return;
    }
    const [from, to] = pane === served ? [0, 1] : [1, 0];
    const line = pane.clientHeight / 3;
    const target = pane.scrollTop < 1 ? 0 : meet(from, to, pane.scrollTop + line) - line;
    const room = other.scrollHeight - other.clientHeight;
    const goal = Math.round(Math.max(0, Math.min(room, target)));
    if (Math.abs(other.scrollTop - goal) > 1) {
      led = other;
      other.scrollTop = goal;
    }
  };
  let led = null;
  panes.forEach(pane => pane.addEventListener("scroll", () => {
    if (led === pane) {
      led = null;
      return;
    }
    follow(pane);
  }, { passive: true }));
  const sizes = new ResizeObserver(() => { pairs = null; });
  document.querySelectorAll(".pane > .document").forEach(text => sizes.observe(text));

  // Shows an element in the upper third of its pane; the other pane goes along. Where the panes stand below each other, only who asks for
  // the place is taken there: the list would be out of sight.
  const bring = (pane, element, isAsked) => {
    if (scrolls(pane)) {
      const goal = Math.max(0, top(pane, element) - pane.clientHeight / 3);
      if (Math.abs(pane.scrollTop - goal) > 1) {
        led = pane;
        pane.scrollTop = goal;
      }
      follow(pane);
    } else if (isAsked) {
      element.scrollIntoView({ block: "center" });
    }
  };

  let current = -1;
  const show = (index, isAsked) => {
    if (index < 0 || index >= findings.length) {
      return;
    }
    current = index;
    document.querySelectorAll(".here").forEach(element => element.classList.remove("here"));
    const item = findings[index];
    item.classList.add("here");
    item.closest("li").classList.add("here");
    item.scrollIntoView({ block: "nearest" });
    const mark = document.getElementById(item.dataset.finding);
    const mask = item.dataset.mask && document.getElementById(item.dataset.mask);
    [mark, mask].forEach(element => element && element.classList.add("here"));
    if (mark) {
      bring(served, mark, isAsked);
    }
  };
  const hold = index => {
    show(index, false);
    const item = findings[current];
    const link = item && (item.matches("a") ? item : item.querySelector("button[name=Accept]") ?? item.querySelector("a"));
    if (link) {
      link.focus({ preventScroll: true });
    }
  };

  findings.forEach((item, index) => item.addEventListener("click", event => {
    const link = event.target.closest("a");
    if (link && link.hash && link.pathname === location.pathname && link.search === location.search) {
      event.preventDefault();
      show(index, true);
    }
  }));

  // After a decision the page comes again with the next question in hand.
  const arrive = () => {
    const next = location.hash === "#next" ? document.getElementById("next") : null;
    if (next && next.dataset.finding) {
      hold(findings.indexOf(next));
    } else if (next) {
      next.focus();
    }
  };
  addEventListener("hashchange", arrive);
  addEventListener("load", arrive);

  const press = button => {
    if (button) {
      button.click();
    }
  };
  const nextOpen = () => {
    const open = (item, index) => index > current && "open" in item.dataset;
    const found = findings.findIndex(open);
    return found >= 0 ? found : findings.findIndex(item => "open" in item.dataset);
  };

  // What was selected of the served text, without the words that only a screen reader reads.
  const selected = () => {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || !served.contains(selection.anchorNode) || !served.contains(selection.focusNode)) {
      return "";
    }
    const piece = selection.getRangeAt(0).cloneContents();
    piece.querySelectorAll(".hidden-visually").forEach(element => element.remove());
    return piece.textContent.trim();
  };
  const kindOf = (value, fallback) =>
    /^\d{17}[\dXx]$/.test(value) ? "citizen_id" : /^1\d{10}$/.test(value) ? "phone" : /@/.test(value) ? "email" : fallback;
  const extend = item => {
    const add = document.querySelector("[data-add]");
    if (!add) {
      return;
    }
    const [field, kind] = [add.querySelector("input[name=Value]"), add.querySelector("select[name=Kind]")];
    const mark = item && document.getElementById(item.dataset.finding);
    const range = document.createRange();
    if (mark) {
      range.selectNodeContents(mark);
    }
    const piece = range.cloneContents();
    piece.querySelectorAll(".hidden-visually").forEach(element => element.remove());
    const chosen = selected();
    const value = chosen || piece.textContent.trim();
    if (value) {
      field.value = value.slice(0, field.maxLength);
      const known = chosen ? kindOf(chosen, null) : item && item.dataset.kind;
      if (known && [...kind.options].some(option => option.value === known)) {
        kind.value = known;
      }
    }
    add.open = true;
    add.scrollIntoView({ block: "nearest" });
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  };

  const keys = {
    j: () => hold(Math.min(current + 1, findings.length - 1)),
    k: () => hold(Math.max(current - 1, 0)),
    n: () => hold(nextOpen()),
    a: item => press(item && item.querySelector("button[name=Accept]")),
    u: item => press(item && item.querySelector("button[name=Undo]")),
    r: item => item && item.dataset.correct && location.assign(item.dataset.correct),
    e: item => extend(item),
    g: item => press(item && item.closest("[data-group]").querySelector("button[name=Together]")),
    "?": () => {
      const help = document.getElementById("keys");
      if (help) {
        help.open = !help.open;
        help.querySelector("summary").focus();
      }
    },
  };
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat && event.key !== "j" && event.key !== "k"
      || event.target.closest("input, textarea, select, [contenteditable]")) {
      return;
    }
    if (Object.hasOwn(keys, event.key)) {
      event.preventDefault();
      keys[event.key](findings[current]);
    }
  });

  // One click is one decision.
  const form = document.getElementById("judgements");
  if (form) {
    form.addEventListener("submit", event => {
      if (form.dataset.sent) {
        event.preventDefault();
      }
      form.dataset.sent = "yes";
    });
    addEventListener("pageshow", () => delete form.dataset.sent);
  }
})();
