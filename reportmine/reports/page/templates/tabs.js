// Tabs by address: #overview, #compare/3, …; arrow keys move between them.
(function () {
  const tabs = Array.from(document.querySelectorAll("[role=tab]"));
  // Without scripts the tabs are plain links to the sections; with them no section may be the address's target,
  // or the browser scrolls to it.
  tabs.forEach(function (tab) {
    const panel = document.getElementById(tab.getAttribute("aria-controls"));
    panel.dataset.name = panel.id;
    panel.id = "panel-" + panel.id;
    tab.setAttribute("aria-controls", panel.id);
  });

  function decoded(text) {
    try { return decodeURIComponent(text); } catch (problem) { return text; }  // a lone % is itself
  }

  function show() {
    const parts = location.hash.slice(1).split("/");
    if (parts[0] === "main") { document.getElementById("main").focus(); return; }
    const name = document.getElementById("panel-" + parts[0]) ? parts[0] : tabs[0].id.slice(4);
    tabs.forEach(function (tab) {
      const panel = document.getElementById(tab.getAttribute("aria-controls")), selected = panel.dataset.name === name;
      tab.setAttribute("aria-selected", String(selected));
      tab.tabIndex = selected ? 0 : -1;
      panel.hidden = !selected;
    });
    if (name === "compare") compare.show(Number(parts[1] || 0));
    if (name === "activities") activities.show();
    if (name === "search" && parts[1]) search.find(decoded(parts.slice(1).join("/")));
    window.scrollTo(0, 0);
  }

  document.querySelector("[role=tablist]").addEventListener("keydown", function (event) {
    const here = tabs.indexOf(document.activeElement), last = tabs.length - 1;
    const to = { ArrowRight: (here + 1) % tabs.length, ArrowLeft: (here + last) % tabs.length, Home: 0, End: last, " ": here }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = tabs[to];
    next.focus();
    next.click();
  });
  window.addEventListener("hashchange", show);
  show();
})();
