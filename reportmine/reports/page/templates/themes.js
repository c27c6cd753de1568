// 主题与年份: which heat map is shown, and the sentences behind a number.
(function () {
  const STEP = 100;
  const box = document.getElementById("theme-sentences-box");
  const chooser = document.getElementById("heat-choose");
  const every = document.getElementById("heat-every"), plain = document.getElementById("heat-plain");
  if (!box) return;

  function choose(number) {
    document.querySelectorAll(".heat").forEach(function (map) { map.hidden = map.dataset.map !== number; });
    measure();
    if (chooser) chooser.querySelectorAll("button").forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.dataset.map === number));
    });
  }

  // Families or every report, with or without formula: which of the four measures the numbers show.
  function measureNumber() { return (every.checked ? 2 : 0) + (plain.checked ? 1 : 0); }

  function measure() {
    box.hidden = true;  // what it tells is of the numbers before
    const number = measureNumber(), map = document.querySelector(".heat:not([hidden])"), told = [];
    map.querySelectorAll("tbody button").forEach(function (button) {
      const shown = cellOf(button).details[5][number];
      button.textContent = shown ? shown[0] : "—";
      button.parentElement.style.setProperty("--depth", shown ? shown[1] : "0");
      button.title = "";
    });
    if (every.checked) told.push(say("heat_every_note"));
    if (plain.checked) told.push(say("heat_plain_note"));
    document.getElementById("heat-measure").textContent = told.join(say("separator"));
  }

  // Which number a button stands for: the map, and its row and column there.
  function cellOf(button) {
    const td = button.parentElement, tr = td.parentElement, data = read("heat")[Number(button.closest(".heat").dataset.map)];
    const row = Array.from(tr.parentElement.children).indexOf(tr), column = Array.from(tr.children).indexOf(td) - 1;
    return { theme: data.themes[row], group: data.groups[column], status: data.status, details: data.cells[row][column] };
  }

  function told(cell, share) {
    const d = cell.details, group = cell.group || read("labels").null.year;
    const blanks = { theme: cell.theme, group: group, share: share, interval: d[0], n: d[1], reports: d[2] };
    if (measureNumber()) return say("heat_title_other", blanks);
    const text = say("heat_title", blanks);
    return d[3] === null || d[4] === null ? text : text + say("separator") + say("heat_without", { formula: d[3], carried: d[4] });
  }

  function open(button) {
    need(["sentences"], function () { list(button); });
  }

  function list(button) {
    const cell = cellOf(button), data = read("sentences"), theme = data.themes.indexOf(cell.theme), found = [];
    data.rows.forEach(function (row, i) {
      if (row[1].indexOf(theme) >= 0 && data.docs[row[0]][2] === cell.group && (cell.status === "all" || row[2] === cell.status)) found.push(i);
    });
    const close = make("button", say("close")), items = make("ol");
    close.type = "button";
    close.addEventListener("click", function () { box.hidden = true; button.focus(); });
    found.slice(0, STEP).forEach(function (number) {
      const sentence = sentenceAt(number), item = make("li", sentence.text);
      item.append(make("span", [sentence.title, sentence.where].filter(Boolean).join(" · "), "sub"));
      items.append(item);
    });
    box.replaceChildren(make("h3", told(cell, button.textContent)), close,
      make("p", say("sentences_count", { n: found.length }), "small"), items);
    if (found.length > STEP) box.append(make("p", say("sentences_more", { n: found.length - STEP })));
    box.hidden = false;
    box.scrollIntoView({ block: "nearest" });
  }

  document.querySelectorAll(".heat button").forEach(function (button) {
    button.addEventListener("click", function () { open(button); });
    button.addEventListener("mouseenter", function () { if (!button.title) button.title = told(cellOf(button), button.textContent); });
  });
  if (chooser) chooser.addEventListener("click", function (event) {
    if (event.target.dataset.map) choose(event.target.dataset.map);
  });
  [every, plain].forEach(function (box) { box.addEventListener("change", measure); });
  choose("0");
})();
