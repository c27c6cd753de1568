// 核查结论: what people found, sent to the server that serves this page; it takes it only with its token.
(function () {
  const body = document.getElementById("compare-body");

  function field(name, label, control) {
    const wrap = make("label", label + " ");
    control.name = name;
    wrap.append(control);
    return wrap;
  }

  function select(options, chosen) {
    const made = make("select");
    options.forEach(function (value) {
      const option = make("option", value);
      option.value = value;
      option.selected = value === chosen;
      made.append(option);
    });
    return made;
  }

  function input() { const made = make("input"); made.type = "text"; return made; }

  function send(address, form, fixed, told, kept) {
    const values = new URLSearchParams(new FormData(form));
    Object.keys(fixed).forEach(function (name) { values.set(name, fixed[name]); });
    fetch(address, { method: "POST", body: values, credentials: "same-origin" }).then(function (answer) {
      return answer.text().then(function (text) {
        told.textContent = answer.ok ? say("judge_kept") : text;
        if (answer.ok && kept) kept(values);
      });
    }).catch(function () { told.textContent = say("judge_failed"); });
  }

  function judgeForm(fixed, states, now, kept) {
    const form = make("form", null, "toolbar judge"), told = make("span"), button = make("button", say("judge_keep"));
    told.setAttribute("aria-live", "polite");
    form.append(make("b", say("judge_title")), field("state", say("judge_state"), select(states, now)),
      field("reason", say("judge_reason"), input()), field("note", say("judge_note"), input()),
      field("reviewer", say("judge_reviewer"), input()), button, told);
    form.addEventListener("submit", function (event) { event.preventDefault(); send("/judge", form, fixed, told, kept); });
    return form;
  }

  if (body) body.addEventListener("pair-shown", function (event) {
    const pair = event.detail;
    body.prepend(judgeForm({ kind: "pair", doc_a: pair.a.doc, doc_b: pair.b.doc }, read("labels").states, pair.judgement,
      function (values) { pair.judgement = values.get("state"); }));
  });

  document.addEventListener("activity-shown", function (event) {
    const row = event.detail, states = read("labels").states, rejected = states[states.length - 1];
    event.target.append(judgeForm({ kind: "activity", doc: row.doc, start: row.start, mention: row.mention }, [rejected, states[0]], rejected));
  });

  document.addEventListener("click", function (event) {
    const doc = event.target.dataset && event.target.dataset.correct;
    if (!doc) return;
    const form = make("form", null, "toolbar judge"), told = make("span"), button = make("button", say("judge_keep"));
    told.setAttribute("aria-live", "polite");
    form.append(field("year", say("filter_year"), input()), field("submitter", say("filter_unit"), input()),
      field("kind", say("judge_kind"), select([""].concat(read("labels").kinds), "")), button, told);
    form.addEventListener("submit", function (e) { e.preventDefault(); send("/correct", form, { doc: doc }, told); });
    event.target.replaceWith(form);
  });
})();
