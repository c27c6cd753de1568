// 活动清单: filters over the embedded rows; each row opens its sentence.
const activities = (function () {
  const STEP = 200;
  const form = document.getElementById("activity-filters");
  let rows = null, limit = STEP;
  let counted = null;  // a year of the table of stated figures: only what it counts is listed
  if (!form) return { show: function () {} };
  const target = document.getElementById("activity-rows");
  const more = document.getElementById("activity-more");
  const calendar = document.getElementById("activity-calendar");
  const words = function () { return read("labels"); };

  function load() {
    const data = read("activities-data");
    rows = data.rows.map(function (cells) {
      const row = {};
      data.columns.forEach(function (name, i) { row[name] = cells[i]; });
      row.unitShown = row.unit || words().null.unit;
      row.yearShown = row.year === null ? words().null.year : String(row.year);
      row.typeShown = row.type || "—";
      const found = typeof row.sentence === "number" ? sentenceAt(row.sentence) : { title: row.doc, text: row.sentence };
      row.title = found.title;
      row.sentence = found.text;
      row.search = [row.name, row.mention, row.place, row.organiser, row.participants, row.result, row.sentence].join(" ").toLowerCase();
      return row;
    });
    options("year", "yearShown");
    options("unit", "unitShown");
    options("type", "typeShown");
    const month = form.elements.month;
    add(month, "", say("filter_all"));
    for (let n = 0; n < 13; n += 1) add(month, String(n), n < 12 ? say("month", { n: n + 1 }) : say("month_none"));
    ["status", "reported"].forEach(function (name) {
      add(form.elements[name], "", say("filter_all"));
      Object.keys(words()[name]).forEach(function (key) { add(form.elements[name], key, words()[name][key]); });
    });
  }

  function add(select, value, text) {
    const option = make("option", text);
    option.value = value;
    select.append(option);
  }

  function options(name, key) {
    const seen = {};
    rows.forEach(function (row) { seen[row[key]] = (seen[row[key]] || 0) + 1; });
    add(form.elements[name], "", say("filter_all"));
    Object.keys(seen).sort().forEach(function (value) { add(form.elements[name], value, value + " (" + seen[value] + ")"); });
  }

  function chosen() {
    const f = form.elements, text = f.text.value.trim().toLowerCase();
    return rows.filter(function (row) {
      return (!f.year.value || row.yearShown === f.year.value) && (!f.unit.value || row.unitShown === f.unit.value)
        && (!f.type.value || row.typeShown === f.type.value) && (!f.status.value || row.status === f.status.value)
        && (!f.month.value || row.month === Number(f.month.value))
        && (counted === null || (!row.copied && String(row.when === null ? "" : row.when) === counted))
        && (!f.reported.value || (row.status === "planned" && String(row.reported === null ? "none" : row.reported) === f.reported.value))
        && (!text || row.search.indexOf(text) >= 0);
    });
  }

  function draw() {
    const list = chosen();
    const lines = [];
    list.slice(0, limit).forEach(function (row, i) { lines.push(line(row, i)); });
    target.replaceChildren.apply(target, lines);
    document.getElementById("activity-count").textContent = say("filter_count", { n: list.length, total: rows.length })
      + (counted === null ? "" : say("separator") + say("filter_counted", { year: counted || words().null.year }));
    more.hidden = list.length <= limit;
    more.textContent = say("show_more", { n: Math.min(STEP, list.length - limit) });
    if (!calendar.hidden) monthView.draw(calendar, list, status);
  }

  function view(name) {
    document.getElementById("activity-view").querySelectorAll("button").forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.dataset.view === name));
    });
    document.getElementById("activity-list").hidden = name !== "list";
    calendar.hidden = name !== "months";
    draw();
  }

  // A number elsewhere on the page leads to the rows it counts.
  function open(wanted) {
    form.reset();
    limit = STEP;
    counted = "when" in wanted ? wanted.when : null;
    Object.keys(wanted).forEach(function (name) {
      if (form.elements[name]) form.elements[name].value = name === "type" && wanted.type === none() ? "—" : wanted[name];
    });
    view("list");
    form.scrollIntoView({ block: "start" });
  }

  function none() { return say("type_none"); }

  function line(row, i) {
    const tr = make("tr"), none = words().null.fact;
    const name = make("td");
    name.append(make("b", row.name || row.mention));
    const date = make("td", row.date || none, row.date ? "" : "unknown");
    if (row.time && row.time !== row.date) date.append(make("span", row.time, "sub"));
    const unit = make("td");
    unit.append(make("span", row.unitShown, row.unit ? "" : "unknown"), " · ", make("span", row.yearShown, row.year === null ? "unknown" : ""));
    const count = row.count === null ? make("td", none, "unknown") : make("td", row.count.toLocaleString("en") + " " + (row.count_unit || ""), "num");
    const open = make("td"), button = make("button", say("open_sentence"));
    button.type = "button";
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", function () { toggle(tr, row, button); });
    open.append(button);
    tr.append(name, make("td", row.typeShown), date, unit, status(row.status), count, make("td", row.confidence), open);
    return tr;
  }

  function status(value) {
    const td = make("td");
    td.append(make("span", words().status[value] || value, "status " + value));
    return td;
  }

  function toggle(tr, row, button) {
    const next = tr.nextElementSibling;
    if (next && next.classList.contains("detail")) {
      next.remove();
      button.setAttribute("aria-expanded", "false");
      return;
    }
    const detail = make("tr", null, "detail"), td = make("td");
    td.colSpan = tr.children.length;
    td.append(sentence(row), make("p", [row.title, row.where].filter(Boolean).join(" · "), "small"), more_facts(row));
    detail.append(td);
    tr.after(detail);
    td.dispatchEvent(new CustomEvent("activity-shown", { detail: row, bubbles: true }));
    button.setAttribute("aria-expanded", "true");
  }

  function sentence(row) {
    const p = make("p", null, "sentence");
    if (!row.sentence) { p.textContent = say("sentence_missing"); return p; }
    const start = row.sentence.indexOf(row.mention);
    if (start < 0) { p.textContent = row.sentence; return p; }
    p.append(row.sentence.slice(0, start), make("mark", row.mention), row.sentence.slice(start + row.mention.length));
    return p;
  }

  function more_facts(row) {
    const dl = make("dl"), labels = words().activity;
    Object.keys(labels).forEach(function (name) {
      let value = name === "role" && row.role ? words().role[row.role] : row[name];
      if (name === "reported") value = row.status === "planned" ? words().reported[String(row.reported === null ? "none" : row.reported)] : "—";
      const missing = value === null || value === "";
      dl.append(make("dt", labels[name]), make("dd", missing ? words().null.fact : value, missing ? "unknown" : ""));
    });
    return dl;
  }

  form.addEventListener("input", function () { limit = STEP; draw(); });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () { counted = null; setTimeout(function () { limit = STEP; draw(); }, 0); });
  window.addEventListener("beforeprint", function () { if (rows) { limit = rows.length; draw(); } });
  more.addEventListener("click", function () { limit += STEP; draw(); });
  document.getElementById("activity-view").addEventListener("click", function (event) {
    if (event.target.dataset.view) view(event.target.dataset.view);
  });
  ["activity-counts", "activity-totals", "activity-plans"].forEach(function (id) {
    const table = document.getElementById(id);
    if (table) table.addEventListener("click", function (event) {
      const button = event.target.closest("button");
      if (button) open(button.dataset);
    });
  });
  return { open: open, show: function () {
    if (rows) return;
    need(["activities-data", "sentences"], function () { if (!rows) { load(); draw(); } });
  } };
})();
