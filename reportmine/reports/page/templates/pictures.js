// 下载数据, 下载图片: the numbers of a picture as CSV, the picture as SVG, and as PNG drawn by the browser.
const sheets = {};  // rows for a figure's CSV by its id, where the page shows only some of them

(function () {
  const SPACE = (function () {  // the name of SVG, as the browser has it: no address stands in this file
    const box = document.createElement("div");
    box.innerHTML = "<svg></svg>";
    return box.firstChild.namespaceURI;
  })();
  const TITLE = 28;  // height of the title over a picture

  function save(name, blob) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
  }

  // A cell for a spreadsheet: what it would run as a formula is made text, as in all our CSV files.
  function cell(value) {
    let text = value === null || value === undefined ? "" : String(value);
    if (typeof value !== "number" && /^[=+\-@\u0000-\u001f\u007f]/.test(text)) text = "'" + text;
    return /[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
  }

  function csv(name, rows) {
    const text = "\uFEFF" + rows.map(function (row) { return row.map(cell).join(","); }).join("\r\n") + "\r\n";
    save(name + ".csv", new Blob([text], { type: "text/csv;charset=utf-8" }));
  }

  function rowsOf(table) {
    return Array.from(table.rows).map(function (row) {
      return Array.from(row.cells).map(function (one) { return one.textContent.trim().replace(/\s+/g, " "); });
    });
  }

  function node(name, attributes) {
    const made = document.createElementNS(SPACE, name);
    Object.keys(attributes).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    return made;
  }

  // An empty drawing with its title at the top; what is drawn goes into its group.
  function frame(width, height, title) {
    const wide = Math.max(width, title.length * 16 + 12), high = height + TITLE, hatch = node("pattern", { id: "few", width: 5, height: 5, patternUnits: "userSpaceOnUse" });
    const svg = node("svg", { width: wide, height: high, viewBox: "0 0 " + wide + " " + high });
    const head = node("text", { x: 4, y: 19, "font-family": getComputedStyle(document.body).fontFamily, "font-size": "15px", "font-weight": 600, fill: "#1f4e79" });
    head.textContent = title;
    hatch.append(node("path", { d: "M0 0 5 5", stroke: "#5a646e", "stroke-opacity": 0.35 }));
    svg.append(hatch, node("rect", { width: wide, height: high, fill: "#fff" }), head, node("g", { transform: "translate(0," + TITLE + ")" }));
    return svg;
  }

  // A drawing with its styles written into it, so that it looks the same without the page's style sheet.
  function standalone(drawing, title) {
    const box = drawing.viewBox.baseVal, svg = frame(box.width, box.height, title), copy = drawing.cloneNode(true);
    const from = drawing.querySelectorAll("*"), to = copy.querySelectorAll("*");
    from.forEach(function (one, i) {
      const style = getComputedStyle(one);
      ["fill", "fill-opacity", "stroke", "stroke-width", "font-family", "font-size", "font-weight"].forEach(function (key) {
        const value = style.getPropertyValue(key);
        if (value && one.namespaceURI === SPACE && !/^(title|marker|defs)$/.test(one.tagName)) to[i].setAttribute(key, value);
      });
    });
    Array.from(copy.childNodes).forEach(function (child) { svg.lastChild.append(child); });
    return svg;
  }

  // Tables and lists drawn as they stand: coloured boxes, then every line of text at its place.
  function painted(root, title) {
    const origin = root.getBoundingClientRect(), svg = frame(Math.ceil(root.scrollWidth) + 8, Math.ceil(root.scrollHeight) + 8, title);
    const group = svg.lastChild;
    const clear = /^(transparent|rgba\(0, 0, 0, 0\))$/;
    [root].concat(Array.from(root.querySelectorAll("*"))).forEach(function (one) {
      const style = getComputedStyle(one), box = one.getBoundingClientRect();
      if (style.visibility === "hidden" || !box.width || one.closest(".hide, .downloads")) return;
      const at = { x: (box.left - origin.left + 4).toFixed(1), y: (box.top - origin.top + 4).toFixed(1), width: box.width.toFixed(1), height: box.height.toFixed(1) };
      if (!clear.test(style.backgroundColor)) group.append(node("rect", Object.assign({ fill: style.backgroundColor }, at)));
      if (one.classList.contains("few")) group.append(node("rect", Object.assign({ fill: "url(#few)" }, at)));
      if (style.borderBottomWidth !== "0px" && style.borderBottomStyle !== "none") group.append(node("line", {
        x1: at.x, x2: Number(at.x) + box.width, y1: Number(at.y) + box.height, y2: Number(at.y) + box.height, stroke: style.borderBottomColor }));
      Array.from(one.childNodes).forEach(function (child) { if (child.nodeType === 3) lines(group, child, origin, style); });
    });
    return svg;
  }

  function lines(svg, text, origin, style) {
    const range = document.createRange();
    let line = "", box = null;
    const flush = function () {
      if (!line.trim() || !box) return;
      const made = node("text", { x: (box.left - origin.left + 4).toFixed(1), y: (box.bottom - origin.top + 4 - box.height * 0.24).toFixed(1),
        fill: style.color, "font-family": style.fontFamily, "font-size": style.fontSize, "font-weight": style.fontWeight, "font-style": style.fontStyle });
      made.textContent = line.trim();
      svg.append(made);
    };
    for (let i = 0; i < text.length; i += 1) {
      range.setStart(text, i);
      range.setEnd(text, i + 1);
      const here = range.getBoundingClientRect();
      if (!here.width) continue;
      if (box && Math.abs(here.top - box.top) > 3) { flush(); line = ""; box = null; }
      if (!box) box = here;
      line += text.data[i];
    }
    flush();
  }

  function png(name, svg) {
    const image = new Image(), longest = Math.max(Number(svg.getAttribute("width")), Number(svg.getAttribute("height")));
    const scale = Math.min(2, 16000 / longest);  // no browser draws a larger canvas
    image.onload = function () {
      const canvas = document.createElement("canvas");
      canvas.width = Number(svg.getAttribute("width")) * scale;
      canvas.height = Number(svg.getAttribute("height")) * scale;
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(function (blob) { if (blob) save(name + ".png", blob); else alert(say("picture_large")); }, "image/png");
    };
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(new XMLSerializer().serializeToString(svg));
  }

  function download(button) {
    const bar = button.parentElement, what = button.dataset.picture, chart = bar.dataset.chart, only = bar.dataset.only;
    const figure = bar.closest("figure"), shown = figure.querySelector(".picture:not([hidden])");
    const drawing = shown.querySelector("svg") || shown.querySelector("table") || shown, title = figure.dataset.name;
    const name = document.title + "_" + title;
    if (what === "csv" && figure.id && sheets[figure.id]) { csv(name, sheets[figure.id]()); return; }
    if (what === "csv") {
      if (!chart) { csv(name, rowsOf(drawing)); return; }
      need(["chart-" + chart], function () {
        const data = read("chart-" + chart);
        csv(name, [data.columns].concat(data.rows.filter(function (row) { return !only || row[0] === only; })));
      });
      return;
    }
    const svg = drawing.namespaceURI === SPACE ? standalone(drawing, title) : painted(drawing, title);
    if (what === "png") { png(name, svg); return; }
    save(name + ".svg", new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" }));
  }

  document.addEventListener("click", function (event) {
    if (event.target.dataset && event.target.dataset.picture) download(event.target);
  });
})();
