// Sends each file as soon as it is dropped or chosen, with its own progress and its own answer. Without this script the
// files leave with the form.
//
// POST data-upload, multipart: the form's other fields first (csrf), then the file → [{"nom":"…","erreur":"…"|null}]

const size = (bytes) =>
  bytes < 1000 ? `${bytes} ${bytes > 1 ? "octets" : "octet"}`
  : bytes < 1e6 ? `${Math.round(bytes / 1000)} Ko`
  : `${(bytes / 1e6).toLocaleString("fr-FR", { maximumFractionDigits: 1 })} Mo`;

const icon = (name) => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
};

const span = (className, text) => Object.assign(document.createElement("span"), { className, textContent: text });

class Zone {
  constructor(input) {
    this.input = input;
    this.form = input.form;
    this.list = document.getElementById(input.dataset.uploadList) ?? this.makeList();
    this.status = document.createElement("p");
    this.status.className = "sr";
    this.status.setAttribute("role", "status");
    this.list.after(this.status);
    this.waiting = [];
    this.running = 0;
    this.sent = 0;
    this.failed = 0;
    this.hideNativeButton();
    input.addEventListener("change", () => this.take());
    window.addEventListener("beforeunload", (event) => this.running && event.preventDefault());
  }

  makeList() {
    const list = document.createElement("ul");
    list.className = "files files--boxed";
    list.setAttribute("aria-label", "Fichiers en cours d'envoi");
    this.input.closest(".drop").after(list);
    return list;
  }

  /** The button that sends the form has nothing left to send when the form is only for files. */
  hideNativeButton() {
    const action = new URL(this.form.action).pathname;
    if (action !== new URL(this.input.dataset.upload, location.href).pathname) return;
    for (const button of this.form.querySelectorAll(".btn:not([type=button], [name])")) button.hidden = true;
  }

  take() {
    for (const file of this.input.files) this.waiting.push(this.line(file));
    this.input.value = "";
    this.next();
  }

  next() {
    while (this.running < 2 && this.waiting.length) this.send(this.waiting.shift());
    const left = this.running + this.waiting.length;
    if (left) this.say(left === 1 ? "Envoi de 1 fichier en cours" : `Envoi de ${left} fichiers en cours`);
  }

  line(file) {
    const item = document.createElement("li");
    const name = span("", `${file.name} `);
    name.append(span("files__meta", size(file.size)));
    const button = Object.assign(document.createElement("button"), { type: "button", className: "link-btn" });
    button.append("Annuler", span("sr", ` l'envoi de ${file.name}`));
    const gauge = Object.assign(document.createElement("progress"), { className: "gauge", max: 100, value: 0 });
    gauge.setAttribute("aria-label", `Envoi de ${file.name}`);
    const note = span("files__note files__meta", "En attente");
    item.append(icon("file"), name, button, gauge, note);
    this.list.append(item);
    const line = { file, item, button, gauge, note };
    button.addEventListener("click", () => this.cancel(line));
    return line;
  }

  refusal({ file }) {
    const max = Number(this.input.dataset.maxBytes || 0);
    const kinds = this.input.accept.split(",").map((kind) => kind.trim().toLowerCase()).filter(Boolean);
    if (file.size === 0) return "Ce fichier est vide";
    if (max && file.size > max) return `Ce fichier est trop volumineux : ${size(file.size)}, ${size(max)} au plus`;
    if (kinds.length && !kinds.some((kind) => file.name.toLowerCase().endsWith(kind) || file.type === kind)) {
      return `Ce type de fichier n'est pas accepté : ${kinds.map((kind) => kind.replace(".", "").toUpperCase()).join(", ")}`;
    }
    return null;
  }

  send(line) {
    const refusal = this.refusal(line);
    if (refusal) return this.fail(line, refusal);
    this.running += 1;
    const body = new FormData();
    for (const [name, value] of new FormData(this.form)) if (typeof value === "string") body.append(name, value);
    body.append(this.input.name, line.file);
    const request = (line.request = new XMLHttpRequest());
    request.open("POST", this.input.dataset.upload);
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", (event) => {
      if (!event.lengthComputable) return;
      const percent = Math.round((event.loaded / event.total) * 100);
      line.gauge.value = percent;
      line.note.textContent = percent < 100 ? `Envoi en cours, ${percent} %` : "Vérification en cours";
    });
    request.addEventListener("load", () => this.answer(line, request));
    request.addEventListener("error", () => this.fail(line, "Connexion perdue : déposez à nouveau ce fichier"));
    request.addEventListener("loadend", () => this.end());
    request.send(body);
  }

  answer(line, request) {
    let answers;
    try { answers = JSON.parse(request.responseText); } catch { answers = null; }
    if (Array.isArray(answers)) {
      const error = answers.map((answer) => answer.erreur).find(Boolean);
      return error ? this.fail(line, error) : this.succeed(line);
    }
    this.fail(line, {
      401: "Session expirée : reconnectez-vous, puis déposez à nouveau ce fichier",
      403: "Cette page n'est plus à jour : actualisez-la, puis déposez à nouveau ce fichier",
      413: "Ce fichier est trop volumineux",
    }[request.status] ?? answers?.message ?? "Ce fichier n'a pas pu être enregistré : déposez-le à nouveau");
  }

  succeed(line) {
    this.sent += 1;
    line.gauge.remove();
    line.button.remove();
    line.note.className = "files__note";
    line.note.replaceChildren(span("pill tone-ok", "Vérifié"));
  }

  fail(line, message) {
    this.failed += 1;
    line.gauge.remove();
    line.item.className = "files__bad";
    line.item.querySelector(".icon").replaceWith(icon("alert"));
    line.note.className = "files__note";
    line.note.textContent = message;
    line.button.replaceChildren("Retirer", span("sr", ` ${line.file.name}`));
    line.failed = true;
    this.say(`${line.file.name} : ${message}`);
  }

  cancel(line) {
    const { request } = line;
    this.waiting = this.waiting.filter((one) => one !== line);
    if (request && request.readyState !== XMLHttpRequest.DONE) request.abort();
    if (line.failed) this.failed -= 1;
    line.item.remove();
    this.input.focus();
  }

  end() {
    this.running -= 1;
    this.next();
    if (this.running || this.waiting.length || !this.sent) return;
    this.say(this.sent === 1 ? "1 fichier envoyé" : `${this.sent} fichiers envoyés`);
    // The page shows what is kept; refusals, if any, stay before the eyes.
    if (!this.failed) location.reload();
  }

  say(text) { this.status.textContent = text; }
}

for (const input of document.querySelectorAll("input[type=file][data-upload]")) new Zone(input);
