// 检索: keyword in context over the texts in the page, the same line of one family once.
const search = (function () {
  const CONTEXT = 30, STEP = 200, SAME = 12;  // characters either side of a hit that make a line the same
  const form = document.getElementById("search-form");
  if (!form) return { find: function (text) { location.href = "/search?q=" + encodeURIComponent(text); } };
  const rows = document.getElementById("search-rows"), more = document.getElementById("search-more");
  let found = [], limit = STEP;

  // Without white space: a line may be broken anywhere.
  function squeezed(text) { return text.replace(/[\s\u3000]+/g, ""); }

  // As it is searched, character for character: full-width signs made narrow, Latin letters small.
  function folded(text) {
    return text.replace(/[\uFF01-\uFF5E]/g, function (c) { return String.fromCharCode(c.charCodeAt(0) - 0xFEE0); })
      .replace(/[A-Z]/g, function (c) { return c.toLowerCase(); });
  }

  // Every full text, and of the other reports the sentences that are quoted somewhere on the page.
  function sources() {
    const index = read("text-index"), data = read("sentences"), all = [];
    index.forEach(function (entry, n) {
      const part = read("text-" + n);
      if (part) all.push({ entry: entry, text: squeezed(part.text) });
    });
    data.rows.forEach(function (row) {
      const doc = data.docs[row[0]];
      if (row.length > 6 && read("texts")[doc[0]] === undefined) {
        all.push({ entry: [doc[1], "", doc[2], "", doc[0]], text: squeezed(row[6]) });
      }
    });
    return all;
  }

  function pattern(text, regex) {
    return new RegExp(regex ? text : folded(squeezed(text)).replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "g" + (regex ? "i" : ""));
  }

  function lines(expression, every) {
    const seen = {}, list = [];
    sources().forEach(function (source) {
      const text = source.text, searched = folded(text), family = source.entry[3];
      let hit;
      expression.lastIndex = 0;
      while ((hit = expression.exec(searched)) !== null) {
        if (!hit[0]) { expression.lastIndex += 1; continue; }
        const start = hit.index, end = start + hit[0].length;
        const line = { left: text.slice(Math.max(0, start - CONTEXT), start), hit: text.slice(start, end), right: text.slice(end, end + CONTEXT), entry: source.entry, n: 1 };
        const key = family + "\n" + line.left.slice(-SAME) + line.hit + line.right.slice(0, SAME);
        if (!every && family && seen[key]) { seen[key].n += 1; continue; }
        if (family) seen[key] = line;
        list.push(line);
      }
    });
    return list;
  }

  const turned = function (text) { return Array.from(text).reverse().join(""); };
  const ORDERS = {
    left: function (line) { return turned(line.left); },
    right: function (line) { return line.right; },
    year: function (line) { return line.entry[2]; },
    unit: function (line) { return line.entry[1]; },
  };

  function draw() {
    const made = [];
    found.slice(0, limit).forEach(function (line) {
      const tr = make("tr"), place = make("td"), hit = make("td");
      hit.append(make("mark", line.hit));
      place.append(make("span", line.entry[0]), make("span", [line.entry[1], line.entry[2]].filter(Boolean).join(" · "), "sub"));
      if (line.n > 1) place.append(make("span", say("search_family", { n: line.n }), "sub"));
      tr.append(make("td", line.left, "num"), hit, make("td", line.right), place);
      made.push(tr);
    });
    rows.replaceChildren.apply(rows, made);
    more.hidden = found.length <= limit;
    more.textContent = say("show_more", { n: Math.min(STEP, found.length - limit) });
    document.getElementById("search-result").hidden = !found.length;
  }

  function run() {
    const f = form.elements, count = document.getElementById("search-count");
    if (!f.text.value.trim()) return;
    const ids = read("text-index").map(function (entry, n) { return "text-" + n; }).concat(["sentences"]);
    need(ids, function () {
      let expression;
      try { expression = pattern(f.text.value.trim(), f.regex.checked); } catch (problem) { count.textContent = say("search_bad"); return; }
      found = lines(expression, f.every.checked);
      const order = ORDERS[f.sort.value];
      if (order) found.sort(function (x, y) { const a = order(x), b = order(y); return a < b ? -1 : a > b ? 1 : 0; });
      limit = STEP;
      draw();
      count.textContent = say("search_count", { n: found.length });
    });
  }

  sheets["search-result"] = function () {
    const heads = Array.from(document.querySelectorAll("#search-result th")).map(function (th) { return th.textContent; });
    return [heads.concat([say("filter_unit"), say("filter_year")])].concat(found.map(function (line) {
      return [line.left, line.hit, line.right, line.entry[0], line.entry[1], line.entry[2]];
    }));
  };

  form.addEventListener("submit", function (event) { event.preventDefault(); run(); });
  form.addEventListener("change", function (event) { if (event.target.name !== "text") run(); });
  more.addEventListener("click", function () { limit += STEP; draw(); });
  document.addEventListener("click", function (event) {
    const button = event.target.closest("[data-search]");
    if (button) location.hash = "search/" + encodeURIComponent(button.dataset.search);
  });
  return { find: function (text) { form.elements.text.value = text; run(); } };
})();
