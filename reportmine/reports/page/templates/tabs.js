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
    if (name === "search" && parts[1]) search.find(decodeURIComponent(parts[1]));
    window.scrollTo(0, 0);
  }

  document.querySelector("[role=tablist]").addEventListener("keydown", function (event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = tabs[(tabs.indexOf(document.activeElement) + step + tabs.length) % tabs.length];
    next.focus();
    next.click();
  });
  window.addEventListener("hashchange", show);
  show();
})();
