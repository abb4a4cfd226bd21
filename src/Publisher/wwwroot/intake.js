// The page works without this file: the form then sends all files at once. With it, files can be dropped, each is sent for itself with its
// progress, and one that does not arrive can be sent again; sent twice, it finds its case again.
(() => {
  "use strict";
  const form = document.querySelector("[data-upload]");
  const input = form && form.querySelector("input[type=file]");
  if (!form || !input || !window.FormData || !window.DataTransfer) {
    return;
  }

  const drop = form.querySelector("[data-drop]");
  const chosen = form.querySelector("[data-chosen]");
  const results = document.querySelector("[data-results]");
  const lines = results.querySelector("[data-lines]");
  const progress = results.querySelector("[data-progress]");
  const template = document.querySelector("template[data-line]");
  const button = form.querySelector("button[type=submit]");
  const largest = Number(form.dataset.largest);
  let waiting = [];
  let isSending = false;
  form.querySelectorAll("[data-script]").forEach(element => { element.hidden = false; });

  const size = bytes => bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

  const list = () => {
    chosen.replaceChildren(...waiting.map((file, index) => {
      const item = document.createElement("li");
      const remove = document.createElement("button");
      remove.type = "button";
      remove.className = "button link";
      remove.textContent = "移除";
      remove.setAttribute("aria-label", `移除 ${file.name}`);
      remove.addEventListener("click", () => { waiting.splice(index, 1); list(); input.focus(); });
      item.append(`${file.name}（${size(file.size)}） `, remove);
      return item;
    }));
  };

  const add = files => {
    waiting = waiting.concat([...files]);
    input.value = "";
    list();
  };

  input.addEventListener("change", () => add(input.files));
  ["dragenter", "dragover"].forEach(name => drop.addEventListener(name, event => {
    event.preventDefault();
    drop.classList.add("over");
  }));
  ["dragleave", "drop"].forEach(name => drop.addEventListener(name, event => {
    event.preventDefault();
    drop.classList.remove("over");
  }));
  drop.addEventListener("drop", event => add(event.dataTransfer.files));
  // A file dropped beside the field must not replace the page.
  ["dragover", "drop"].forEach(name => window.addEventListener(name, event => event.preventDefault()));

  const fields = () => [...new FormData(form)].filter(([, value]) => typeof value === "string");

  const send = (file, bar) => new Promise(resolve => {
    const body = new FormData();
    fields().forEach(([name, value]) => body.append(name, value));
    body.append("Files", file, file.name);
    const request = new XMLHttpRequest();
    request.open("POST", form.getAttribute("action"));
    request.setRequestHeader("Accept", "application/json");
    request.responseType = "json";
    request.upload.addEventListener("progress", event => {
      if (event.lengthComputable) {
        bar.value = 100 * event.loaded / event.total;
      }
    });
    request.addEventListener("load", () => resolve({ status: request.status, answer: request.response }));
    ["error", "abort", "timeout"].forEach(name => request.addEventListener(name, () => resolve({ status: 0, answer: null })));
    request.send(body);
  });

  const show = (item, result, word, message, caseId) => {
    item.className = result;
    item.querySelector(".word").textContent = word;
    item.querySelector(".message").textContent = message;
    item.querySelector("progress").remove();
    const link = item.querySelector("a");
    if (caseId) {
      link.hidden = false;
      link.href = `/cases/${encodeURIComponent(caseId)}`;
      link.textContent = result === "returned" ? "打开案件补正" : result === "duplicate" ? "打开已有的案件" : "打开案件";
    }
  };

  const work = async () => {
    const files = waiting;
    const failed = [];
    let accepted = 0;
    waiting = [];
    list();
    results.hidden = false;
    const rows = files.map(file => {
      const item = template.content.cloneNode(true).querySelector("li");
      item.querySelector(".file").textContent = file.name;
      item.querySelector(".word").textContent = "等待";
      item.querySelector("progress").setAttribute("aria-label", `上传进度：${file.name}`);
      lines.append(item);
      return item;
    });
    for (let i = 0; i < files.length; i++) {
      const item = rows[i];
      progress.textContent = `正在处理第 ${i + 1} 个，共 ${files.length} 个文件。`;
      item.querySelector(".word").textContent = "正在上传";
      if (largest > 0 && files[i].size > largest * 1024 * 1024) {
        show(item, "refused", "拒收", `文件超过 ${largest} MB，没有接收。`);
        continue;
      }
      const { status, answer } = await send(files[i], item.querySelector("progress"));
      const line = answer && answer.lines && answer.lines[0];
      if (line) {
        show(item, line.result.toLowerCase(), line.word, line.message, line.caseId);
        accepted += line.result === "Accepted" ? 1 : 0;
        continue;
      }
      // Nothing of it was taken in: it goes back to those that wait.
      const why = answer && answer.errors && answer.errors.length > 0 ? answer.errors.map(error => error.message).join("")
        : answer && answer.broken ? "传输没有完成。"
        : status === 429 ? "操作太频繁，请稍等一分钟。"
        : status === 0 ? "网络中断，文件没有送达。"
        : "没有成功，可能需要重新登录。";
      show(item, "unsent", "没有送达", `${why}文件仍在下面的列表里，可以再按一次上传。`);
      failed.push(files[i]);
    }
    waiting = failed.concat(waiting);
    list();
    progress.textContent = `共 ${files.length} 个文件，接收 ${accepted} 个${failed.length > 0 ? `，没有送达 ${failed.length} 个` : ""}。`;
  };

  form.addEventListener("submit", event => {
    if (waiting.length === 0 || isSending) {
      if (isSending) {
        event.preventDefault();
      }
      return;
    }
    event.preventDefault();
    isSending = true;
    button.disabled = true;
    work().finally(() => {
      isSending = false;
      button.disabled = false;
    });
  });
})();
