// Data of the page, read when asked for; elements made from text only, never from markup.
const prefix = document.body.dataset.prefix;
const held = {};
if (prefix) window.reportmineData = function (id, value) { held[id] = value; };

function read(id) {
  if (!(id in held)) {
    const node = document.getElementById(id);
    if (!node && prefix) return null;  // may still come
    held[id] = node ? JSON.parse(node.textContent) : null;
  }
  return held[id];
}

// Calls back when every part is at hand: at once where the page holds it, else after its file has been loaded.
function need(ids, then) {
  const wanted = prefix ? ids.filter(function (id) { return read(id) === null && held[id] !== null; }) : [];
  let open = wanted.length;
  if (!open) { then(); return; }
  wanted.forEach(function (id) {
    const script = document.createElement("script");
    const done = function () {
      if (!(id in held)) held[id] = null;
      script.remove();
      open -= 1;
      if (!open) then();
    };
    script.src = prefix + encodeURIComponent(id) + ".js";
    script.onload = done;
    script.onerror = done;
    document.head.append(script);
  });
}

function say(key, blanks) {
  return (read("say")[key] || key).replace(/\{(\w+)\}/g, function (whole, name) {
    return blanks && name in blanks ? String(blanks[name]) : whole;
  });
}

function make(name, text, className) {
  const node = document.createElement(name);
  if (text !== undefined && text !== null) node.textContent = text;
  if (className) node.className = className;
  return node;
}

// Positions count characters as Python does; a text with characters beyond 16 bits is taken apart first.
function sliceable(text) {
  if (!/[\uD800-\uDFFF]/.test(text)) return { length: text.length, slice: function (s, e) { return text.slice(s, e); } };
  const chars = Array.from(text);
  return { length: chars.length, slice: function (s, e) { return chars.slice(s, e).join(""); } };
}

function sizeOf(text) {
  return sliceable(text).length;
}

// The raw text of a report that is embedded, with the formula in it; null for others.
const textOf = (function () {
  const made = {};
  return function (doc) {
    const number = read("texts")[doc];
    if (number === undefined) return null;
    const data = read("text-" + number);
    if (!data) return null;
    if (!made[doc]) made[doc] = { slice: sliceable(data.text).slice, formula: data.formula };
    return made[doc];
  };
})();

// The parts that hold the full texts of some reports.
function textParts(docs) {
  return docs.map(function (doc) { return read("texts")[doc]; }).filter(function (number) { return number !== undefined; })
    .map(function (number) { return "text-" + number; });
}

// A sentence: its report's title and year, its place, its text (cut out of the report where that is embedded).
function sentenceAt(number) {
  const data = read("sentences"), row = data.rows[number], doc = data.docs[row[0]];
  const text = row.length > 6 ? row[6] : textOf(doc[0]).slice(row[4], row[5]);
  return { title: doc[1], group: doc[2], where: row[3] || "", text: text };
}
