"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const meta = (name) => document.querySelector(`meta[name="fzzf-${name}"]`).content;
  const token = meta("token");
  const limit = Number(meta("limit"));
  const choices = $("choices");
  const entries = []; // {file, choices, result, error}; lives only as long as the page
  let current = null;
  let running = false;

  const say = (text) => { $("status").textContent = text; };

  const send = async (path, entry) => {
    if (entry.file.size > limit) throw new Error(`文件超过 ${Math.floor(limit / 2 ** 20)} MB，请在命令行检查。`);
    const query = new URLSearchParams({ name: entry.file.name, ...entry.choices });
    let answer;
    try {
      answer = await fetch(`${path}?${query}`, {
        method: "POST", body: await entry.file.arrayBuffer(), headers: { "X-Fzzf-Token": token, "Content-Type": "application/octet-stream" },
      });
    } catch (failure) {
      throw new Error("连不上检查程序：它可能已经停止，或者文件已被移动。");
    }
    if (!answer.ok) {
      const told = await answer.json().catch(() => null);
      throw new Error(told?.error?.message ?? `检查程序没有正常回答（${answer.status}）。`);
    }
    return answer;
  };

  const check = async (entry) => {
    entry.state = "检查中……";
    draw();
    try {
      entry.result = await (await send("/check", entry)).json();
      entry.error = null;
    } catch (failure) {
      entry.result = null;
      entry.error = failure.message;
    }
    entry.state = null;
    if (current === entry) show(entry);
    draw();
  };

  const summary = (entry) => {
    if (entry.state) return [entry.state, ""];
    if (entry.error) return ["未能检查", "bad"];
    const { errors, warnings, infos } = entry.result;
    if (errors + warnings + infos === 0) return ["未发现问题", "good"];
    return [`错误 ${errors}　警告 ${warnings}　提示 ${infos}`, errors ? "bad" : ""];
  };

  const draw = () => {
    $("work").hidden = entries.length === 0;
    $("drop").classList.toggle("small", entries.length > 0);
    entries.forEach((entry, at) => {
      let button = $("files").children[at]?.firstElementChild;
      if (!button) {
        const item = document.createElement("li");
        button = document.createElement("button");
        button.type = "button";
        button.append(entry.file.name, document.createElement("span"));
        button.addEventListener("click", () => show(entries[at]));
        item.append(button);
        $("files").append(item);
      }
      const [text, css] = summary(entry);
      button.lastElementChild.textContent = text;
      button.lastElementChild.className = `result ${css}`;
      button.setAttribute("aria-current", String(entry === current));
    });
    for (const button of choices.querySelectorAll("button")) button.disabled = running;
    for (const button of choices.querySelectorAll("[data-get]")) button.disabled = running || !current?.result;
  };

  const show = (entry) => {
    current = entry;
    for (const control of choices.elements) if (control.name) control.value = entry.choices[control.name] ?? "";
    const automatic = (name, found) => { choices.elements[name].options[0].textContent = found ? `自动判断（${found}）` : "自动判断"; };
    automatic("kind", entry.choices.kind ? "" : entry.result?.kind);
    automatic("stage", entry.choices.stage ? "" : entry.result?.stage);
    $("problem").hidden = !entry.error;
    $("problem").textContent = entry.error ?? "";
    const frame = $("report");
    frame.hidden = !entry.result;
    if (entry.result && frame.srcdoc !== entry.result.html) frame.srcdoc = entry.result.html;
    draw();
  };

  const run = async (todo) => {
    running = true;
    $("progress").hidden = false;
    $("bar").max = todo.length;
    for (const [at, entry] of todo.entries()) {
      $("bar").value = at;
      say(`正在检查 ${at + 1}/${todo.length}：${entry.file.name}`);
      await check(entry);
      if (at === 0) show(entry);
    }
    running = false;
    $("progress").hidden = true;
    const failed = todo.filter((entry) => entry.error).length;
    say(`已检查 ${todo.length} 个文件${failed ? `，其中 ${failed} 个未能检查` : ""}。`);
    draw();
  };

  const queue = [];
  const add = (files) => {
    for (const file of files) {
      const entry = { file, choices: {}, result: null, error: null, state: "等待检查" };
      entries.push(entry);
      queue.push(entry);
    }
    draw();
    if (!running && queue.length) drain();
  };
  const drain = async () => {
    while (queue.length) await run(queue.splice(0));
  };

  const save = (blob, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };

  const get = async (what, entry) => {
    const stem = entry.file.name.replace(/\.[^.]*$/, "");
    if (what === "report") {
      save(new Blob([entry.result.html], { type: "text/html" }), `${stem}-报告.html`);
      return;
    }
    try {
      save(await (await send(`/${what}`, entry)).blob(), `${stem}-${what === "annotate" ? "批注" : "意见书"}.docx`);
      say("已下载。");
    } catch (failure) {
      $("problem").textContent = failure.message;
      $("problem").hidden = false;
    }
  };

  $("pick").addEventListener("change", (event) => { add([...event.target.files]); event.target.value = ""; });
  for (const type of ["dragenter", "dragover"])
    document.addEventListener(type, (event) => { event.preventDefault(); $("drop").classList.add("over"); });
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) $("drop").classList.remove("over"); });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    $("drop").classList.remove("over");
    add([...event.dataTransfer.files]);
  });
  choices.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!current || running) return;
    current.choices = Object.fromEntries([...new FormData(choices)].filter(([, value]) => value));
    run([current]);
  });
  for (const button of choices.querySelectorAll("[data-get]"))
    button.addEventListener("click", () => { if (current?.result) get(button.dataset.get, current); });
})();
