// 对照: two columns, passages opposite one another, differences marked character by character.
const compare = (function () {
  const body = document.getElementById("compare-body");
  const choose = document.getElementById("compare-choose");
  const position = document.getElementById("compare-position");
  const only = document.getElementById("compare-only");
  const section = document.getElementById("compare");
  let shown = -1, wanted = -1, passages = [], at = -1;

  // Writes text[start, end) into parent, formula greyed.
  function paint(parent, text, start, end) {
    let from = start;
    text.formula.forEach(function (span) {
      const s = Math.max(span[0], from), e = Math.min(span[1], end);
      if (s >= e) return;
      if (s > from) put(parent, text, from, s);
      const grey = make("span", null, "formula");
      parent.append(grey);
      put(grey, text, s, e);
      from = e;
    });
    if (from < end) put(parent, text, from, end);
  }

  // Writes text[start, end) with what stayed behind in it marked.
  function put(parent, text, start, end) {
    let from = start;
    (text.marks || []).forEach(function (span) {
      const s = Math.max(span[0], from), e = Math.min(span[1], end);
      if (s >= e) return;
      const mark = make("mark", text.slice(s, e));
      mark.title = span[2];
      parent.append(text.slice(from, s), mark);
      from = e;
    });
    if (from < end) parent.append(text.slice(from, end));
  }

  // Where the leftovers of one side stand: they begin with the side and the place, 乙件 812–818 …
  function marksOf(pair, key) {
    const found = [], side = read("labels").sides[key];
    pair.leftovers.forEach(function (line) {
      const place = typeof line === "string" ? /^(\S+) (\d+)–(\d+) /.exec(line) : null;
      if (place && place[1] === side) found.push([Number(place[2]), Number(place[3]), line]);
    });
    return found.sort(function (x, y) { return x[0] - y[0]; });
  }

  function sides(row) {
    return [{ key: "a", start: row[0], end: row[1], drop: "+" }, { key: "b", start: row[2], end: row[3], drop: "-" }];
  }

  function passageText(parent, match, side, text) {
    if (!match.edits) { paint(parent, text, side.start, side.end); return; }
    let here = side.start;
    match.edits.forEach(function (edit) {
      if (edit[0] === side.drop) return;
      const size = edit[0] === "+" ? sizeOf(edit[1]) : edit[1];
      let target = parent;
      if (edit[0] !== "=") { target = make(edit[0] === "-" ? "del" : "ins"); parent.append(target); }
      paint(target, text, here, here + size);
      here += size;
    });
  }

  function place(match, number, side, moved) {
    const parts = [String(number + 1), match[side.key]];
    if (side.key === "a") parts.push(read("labels").match_kind[match.kind] || match.kind);
    if (side.key === "b" && match.holders > 1) parts.push(say("holders", { n: match.holders }));
    if (side.key === "b" && moved) parts.push(say("moved"));
    if (!match.edits) parts.push(say("no_marks"));
    return make("span", parts.filter(Boolean).join(" · "), "place");
  }

  function cellText(match, side, doc) {
    const text = textOf(doc);
    if (match.ta === undefined && text) return text;
    const own = sliceable(side.key === "a" ? match.ta : match.tb);
    return { formula: [], slice: function (s, e) { return own.slice(s - side.start, e - side.start); } };
  }

  // Where passages that are shown elsewhere lie in B.
  function away(pair) {
    return pair.rows.filter(function (row) { return row[5]; }).map(function (row) { return [row[2], row[3], row[4]]; })
      .sort(function (x, y) { return x[0] - y[0]; });
  }

  function unmatched(parent, text, start, end, moved) {
    let from = start;
    moved.forEach(function (span) {
      const s = Math.max(span[0], from), e = Math.min(span[1], end);
      if (s >= e) return;
      paint(parent, text, from, s);
      const part = make("span", null, "away");
      part.title = say("moved_away", { n: span[2] + 1 });
      paint(part, text, s, e);
      parent.append(part);
      from = e;
    });
    paint(parent, text, from, end);
  }

  function tableRow(pair, row, moved) {
    const tr = make("tr"), match = row[4] === null ? null : pair.matches[row[4]];
    tr.className = match ? "match kind-" + match.kind : "rest";
    if (match) { tr.tabIndex = -1; passages.push(tr); }
    sides(row).forEach(function (side) {
      const td = make("td");
      tr.append(td);
      if (side.start === null) return;
      const doc = pair[side.key].doc;
      if (match) {
        td.append(place(match, row[4], side, row[5]));
        passageText(td, match, side, cellText(match, side, doc));
      } else {
        unmatched(td, textOf(doc), side.start, side.end, side.key === "b" ? moved : []);
      }
    });
    return tr;
  }

  function head(pair) {
    const thead = make("thead"), tr = make("tr");
    ["a", "b"].forEach(function (key) {
      const th = make("th"), side = pair[key];
      th.scope = "col";
      th.append(make("span", say("side_" + key), "tag"), make("b", side.title, "title"),
        make("span", side.unit + " · " + side.year, "sub"), make("span", side.doc, "doc"));
      if (section.dataset.alone !== "texts") th.append(make("span", say("overlap_of_" + key) + " " + side.ratio, "sub"));
      tr.append(th);
    });
    thead.append(tr);
    return thead;
  }

  function facts(pair) {
    const box = make("div", null, "facts");
    const parts = section.dataset.alone === "texts" ? [] : [pair.relation, pair.context, pair.direction + "（" + pair.grade + "）"]
      .concat(pair.basis, pair.facts);
    parts.push(pair.matches.length ? say("passages", { n: pair.matches.length }) : say("no_passages"));
    box.append(make("p", parts.filter(Boolean).join(" · ")));
    pair.band.forEach(function (line) { box.append(make("p", line, "small")); });
    if (pair.leftovers.length) {
      const list = make("ul");
      pair.leftovers.forEach(function (item) {
        list.append(make("li", typeof item === "string" ? item : Object.values(item).filter(function (v) { return v !== null; }).join(" · ")));
      });
      box.append(make("b", say("leftovers")), list);
    }
    if (!pair.full) box.append(make("p", say("compare_text_missing")));
    box.append(make("p", say("standing"), "standing"), make("p", say("sides"), "small"), legend());
    return box;
  }

  function legend() {
    const box = make("p", null, "legend");
    [["span", "equal"], ["del", "only_a"], ["ins", "only_b"], ["span", "formula"]].forEach(function (item) {
      box.append(make(item[0], say("legend_" + item[1]), item[1] === "formula" ? "formula" : ""), " ");
    });
    box.append(make("span", say("legend_none"), "restkey"));
    return box;
  }

  function swapTable(pair) {
    const box = make("div");
    box.append(make("h2", say("swap_table")));
    if (!pair.swaps.length) { box.append(make("p", say("swap_none"))); return box; }
    const table = make("table", null, "narrow"), thead = make("thead"), tbody = make("tbody"), tr = make("tr");
    ["swap_from", "swap_to", "swap_count", "swap_note"].forEach(function (key) { const th = make("th", say(key)); th.scope = "col"; tr.append(th); });
    thead.append(tr);
    pair.swaps.forEach(function (swap) {
      const line = make("tr");
      line.append(make("td", swap[0]), make("td", swap[1]), make("td", swap[2], "num"),
        make("td", swap[3] ? read("labels").odd : ""));
      tbody.append(line);
    });
    table.append(thead, tbody);
    box.append(table);
    return box;
  }

  function go(step) {
    if (!passages.length) return;
    at = at < 0 && step < 0 ? passages.length - 1 : (at + step + passages.length) % passages.length;
    passages.forEach(function (row, i) { row.classList.toggle("current", i === at); });
    passages[at].focus({ preventScroll: true });
    passages[at].scrollIntoView({ block: "center" });
    position.textContent = say("compare_position", { i: at + 1, n: passages.length });
  }

  function show(number) {
    wanted = number;
    if (number === shown) return;
    fill();
    need(["pair-" + number], function () {
      const pair = read("pair-" + number);
      need(pair ? textParts([pair.a.doc, pair.b.doc]) : [], function () {
        if (wanted === number) draw(number, pair);  // a slower one must not take the place of a later one
      });
    });
  }

  function draw(number, pair) {
    passages = []; at = -1; position.textContent = "";
    if (!pair) { body.replaceChildren(make("p", say(read("pairs").length ? "not_embedded" : "compare_none"))); shown = -1; return; }
    const table = make("table", null, "sides"), tbody = make("tbody"), moved = away(pair);
    ["a", "b"].forEach(function (key) {
      const text = textOf(pair[key].doc);
      if (text) text.marks = marksOf(pair, key);
    });
    pair.rows.forEach(function (row) { tbody.append(tableRow(pair, row, moved)); });
    table.append(head(pair), tbody);
    body.replaceChildren(facts(pair), table, swapTable(pair));
    body.dispatchEvent(new CustomEvent("pair-shown", { detail: pair }));
    choose.value = String(number);
    shown = number;
    if (passages.length) position.textContent = say("passages", { n: passages.length }) + " · " + say("compare_keys");
  }

  function fill() {
    if (choose.options.length) return;
    choose.parentElement.hidden = read("pairs").length < 2;
    read("pairs").forEach(function (pair, i) {
      const option = make("option", (i + 1) + ". " + pair[0] + "（" + pair[2] + "）／" + pair[1] + "（" + pair[3] + "）");
      option.value = String(i);
      choose.append(option);
    });
  }

  choose.addEventListener("change", function () {
    if (section.dataset.alone) show(Number(choose.value)); else location.hash = "compare/" + choose.value;
  });
  document.getElementById("compare-next").addEventListener("click", function () { go(1); });
  document.getElementById("compare-previous").addEventListener("click", function () { go(-1); });
  only.addEventListener("change", function () { body.classList.toggle("only", only.checked); });
  document.addEventListener("keydown", function (event) {
    if (section.hidden || event.ctrlKey || event.altKey || event.metaKey) return;
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "checkbox") return;
    if (event.key === "n" || event.key === "p") { event.preventDefault(); go(event.key === "n" ? 1 : -1); }
  });
  return { show: show };
})();
