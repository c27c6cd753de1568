// 月历: the activities that pass the filters, month by month of one year.
const monthView = (function () {
  const MOST = 40;  // lines of one month
  let chosen = null;

  function yearOf(row) {
    const found = /^(\d{4})-\d\d/.exec(row.begins);
    return found ? found[1] : null;
  }

  function day(row) {
    const found = /^\d{4}-\d\d-(\d\d)/.exec(row.begins);
    return found ? Number(found[1]) : 0;
  }

  function box(number, rows, status) {
    const section = make("section"), list = make("ul");
    section.append(make("h3", say("month", { n: number + 1 }) + (rows.length ? " · " + rows.length : "")), list);
    rows.sort(function (x, y) { return day(x) - day(y); });
    rows.slice(0, MOST).forEach(function (row) {
      const item = make("li"), name = make("button", row.name || row.mention, "link");
      name.type = "button";
      name.addEventListener("click", function () { activities.open({ text: row.sentence || row.mention, type: row.typeShown }); });
      item.append(make("b", day(row) ? say("month_day", { n: day(row) }) : ""), " ", name, " ", status(row.status).firstChild,
        make("span", row.unitShown, "sub"));
      list.append(item);
    });
    if (rows.length > MOST) section.append(make("p", say("month_more", { n: rows.length - MOST }), "small"));
    return section;
  }

  function draw(target, rows, status) {
    const years = {}, months = [];
    let undated = 0;
    rows.forEach(function (row) {
      const year = yearOf(row);
      if (year) years[year] = (years[year] || 0) + 1; else undated += 1;
    });
    const known = Object.keys(years).sort();
    if (known.indexOf(chosen) < 0) chosen = known[known.length - 1] || null;
    const bar = make("p", null, "toolbar");
    known.forEach(function (year) {
      const button = make("button", year + " (" + years[year] + ")");
      button.type = "button";
      button.setAttribute("aria-pressed", String(year === chosen));
      button.addEventListener("click", function () { chosen = year; draw(target, rows, status); });
      bar.append(button);
    });
    bar.append(make("span", say("month_undated", { n: undated })));
    for (let n = 0; n < 12; n += 1) months.push([]);
    rows.forEach(function (row) { if (yearOf(row) === chosen && row.month < 12) months[row.month].push(row); });
    const grid = make("div", null, "calendar");
    months.forEach(function (list, n) { grid.append(box(n, list, status)); });
    target.replaceChildren(bar, grid);
  }
  return { draw: draw };
})();
