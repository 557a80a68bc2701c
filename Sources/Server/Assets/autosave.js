// Saves a form in silence while one types.
//
// <form data-autosave="/…" data-dossier="12"> with the hidden fields csrf and version; the state is told in
// [data-autosave-state]. POST with X-Autosave: 1, only the answers touched since the page was made, so that an answer
// changed elsewhere is never overwritten by a page that merely shows the old one.
//   200 {version, enregistreA}                                    saved
//   409 {qui, quand, champs:[{cle, libelle, ici, la}]}            somebody changed the same answers
//   401, 403, a redirection or a page of HTML                     the session is over
// While anything is unsaved a copy stays on the device, under the account and the draft; it is offered back on return.

const DELAY = 1200;
const RETRY = [2, 4, 8, 15, 30, 60];
const KEEP_DAYS = 7;
const PREFIX = "mgestion.reponses.";

const account = document.documentElement.dataset.compte ?? "";
const technical = (name) => ["csrf", "version"].includes(name) || name.startsWith("recherche.");
/** A day is one question in three fields, a group of boxes one question and its marker. */
const question = (name) => name.replace(/^pose\./, "").replace(/\.(jour|mois|annee)$/, "");
/** What never stays on the device: the social security number, passwords. */
const secret = (control) =>
  control.type === "password" || control.dataset?.secours === "non" || /(^|\.)nir$/.test(control.name);

class Autosave {
  constructor(form) {
    this.form = form;
    this.url = form.dataset.autosave;
    this.state = document.querySelector("[data-autosave-state]");
    this.version = form.elements.namedItem("version");
    this.key = account && `${PREFIX}${account}.${this.url}`;
    this.made = this.version?.value;
    this.served = this.snapshot();
    this.saved = new Map(this.served);
    this.touched = new Set();
    this.garder = new Set();
    this.attempt = 0;
    this.listen();
    this.offer();
  }

  listen() {
    // Controls tied by their `form` attribute stand outside: the document hears them all.
    for (const type of ["input", "change"]) {
      document.addEventListener(type, (event) => event.target.form === this.form && this.changed());
    }
    this.form.addEventListener("submit", (event) => this.submitting(event));
    this.form.addEventListener("formdata", (event) => this.strip(event.formData));
    document.addEventListener("click", (event) => this.leaving(event));
    window.addEventListener("beforeunload", (event) => this.dirty() && !this.left && event.preventDefault());
    window.addEventListener("online", () => this.dirty() && this.save());
    document.addEventListener("visibilitychange", () => document.hidden && this.dirty() && this.save());
  }

  // ---- What has changed

  /** Question → its pairs, written as one text. */
  snapshot() {
    const map = new Map();
    this.reading = true;
    const data = new FormData(this.form);
    this.reading = false;
    for (const control of this.form.elements) {
      if (control.name && !technical(control.name) && control.type !== "file" && control.type !== "submit") {
        map.set(question(control.name), []);
      }
    }
    for (const [name, value] of data) {
      if (!technical(name) && typeof value === "string") map.get(question(name))?.push([name, value]);
    }
    for (const [name, pairs] of map) map.set(name, JSON.stringify(pairs));
    return map;
  }

  changes(now = this.snapshot()) {
    return [...now].filter(([name, text]) => this.saved.get(name) !== text).map(([name]) => name);
  }

  dirty() { return this.changes().length > 0 && !this.done; }

  changed() {
    const now = this.snapshot();
    for (const [name, text] of now) if (this.served.get(name) !== text) this.touched.add(name);
    if (!this.changes(now).length) return;
    this.rescue();
    if (this.expired) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), DELAY);
  }

  // ---- Saving: one request at a time, the latest answers last

  save() {
    clearTimeout(this.timer);
    if (this.done || this.expired || this.asking) return Promise.resolve(false);
    if (this.running) return this.running.then(() => (this.dirty() ? this.save() : true));
    this.running = this.post().finally(() => (this.running = null));
    return this.running;
  }

  async post() {
    const now = this.snapshot();
    const names = new Set([...this.changes(now), ...this.garder]);
    if (!names.size) return true;
    const body = new URLSearchParams({ csrf: this.value("csrf"), version: this.value("version") });
    for (const name of names) for (const [field, value] of JSON.parse(now.get(name) ?? "[]")) body.append(field, value);
    for (const name of this.garder) body.append("garder", name);
    this.tell("info", "Enregistrement…");
    let response, answer;
    try {
      response = await fetch(this.url, {
        method: "POST", body, redirect: "manual", keepalive: document.hidden,
        headers: { "X-Autosave": "1", Accept: "application/json" },
      });
      if (response.headers.get("content-type")?.includes("json")) answer = await response.json();
    } catch {
      return this.lost();
    }
    return this.receive(response, answer, now, names);
  }

  receive(response, answer, now, names) {
    if (response.ok && answer) {
      this.attempt = 0;
      this.garder.clear();
      const before = Number(this.value("version"));
      if (answer.version > before + 1) this.elsewhere = true;
      if (this.version && answer.version) this.version.value = answer.version;
      for (const name of names) this.saved.set(name, now.get(name));
      this.tell("check", `Enregistré à ${answer.enregistreA}`);
      document.dispatchEvent(new CustomEvent("autosave:done", { detail: answer }));
      if (this.dirty()) this.save();
      else this.forget();
      return true;
    }
    if (response.status === 409 && answer?.champs) return this.conflict(answer);
    if (response.status >= 500 || response.status === 429) return this.lost();
    if ([401, 403].includes(response.status) || response.type === "opaqueredirect" || (response.ok && !answer)) {
      return this.over();
    }
    this.tell("alert", answer?.erreur ?? "Vos réponses n'ont pas pu être enregistrées : actualisez la page");
    return false;
  }

  /** Nobody answers: the answers stay on the device, and are sent again later. */
  lost() {
    this.rescue();
    this.tell("alert", this.key
      ? "Connexion perdue : vos réponses sont gardées sur cet appareil"
      : "Connexion perdue : ne fermez pas cette page, vos réponses seront envoyées à son retour");
    const wait = RETRY[Math.min(this.attempt++, RETRY.length - 1)];
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), wait * 1000);
    return false;
  }

  over() {
    this.rescue();
    this.expired = true;
    const link = Object.assign(document.createElement("a"), { href: location.href, textContent: "reconnectez-vous" });
    link.dataset.quitter = "";
    this.tell("alert", "Session expirée : ", link, this.key ? ", rien n'est perdu" : "");
    return false;
  }

  // ---- The same answers changed elsewhere

  conflict({ qui, quand, champs }) {
    this.rescue();
    this.asking = true;
    this.tell("alert", "Des réponses ont été modifiées ailleurs");
    const dialog = element("dialog", { className: "dialog dialog--wide" });
    dialog.setAttribute("aria-labelledby", "conflit-titre");
    const table = element("table", { className: "table" },
      element("thead", {}, element("tr", {}, ...["Question", "Votre réponse", "Réponse enregistrée"].map((text) =>
        Object.assign(element("th", {}, text), { scope: "col" })))),
      element("tbody", {}, ...champs.map(({ libelle, ici, la }) => element("tr", {},
        Object.assign(element("th", {}, libelle), { scope: "row" }),
        element("td", {}, ici || "Non renseigné"), element("td", {}, la || "Non renseigné")))));
    const keep = element("button", { type: "button", className: "btn btn--primary" }, "GARDER MES RÉPONSES");
    const take = element("button", { type: "button", className: "btn" }, "PRENDRE LES AUTRES");
    const wrap = element("div", { className: "table-wrap", tabIndex: 0 }, table);
    wrap.setAttribute("role", "region");
    wrap.setAttribute("aria-label", "Réponses en conflit");
    dialog.append(
      element("h2", { id: "conflit-titre" }, "Réponses modifiées ailleurs"),
      element("p", {}, `${qui} a modifié ces réponses${quand ? `, le ${quand}` : ""}. Lesquelles gardez-vous ?`),
      wrap, element("div", { className: "row row--end" }, take, keep));
    keep.addEventListener("click", () => {
      this.asking = false;
      for (const { cle } of champs) this.garder.add(cle);
      dialog.close();
      this.save();
    });
    take.addEventListener("click", () => {
      // All other answers are saved already: the page is made again with those of the other person.
      this.done = true;
      this.forget();
      location.reload();
    });
    // Neither answer may win by accident: one of the two buttons must be pressed.
    dialog.addEventListener("cancel", (event) => event.preventDefault());
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
    return false;
  }

  // ---- Leaving the page

  /** A form sent while a saving is under way would carry an old version: it waits for it. */
  submitting(event) {
    if (event.defaultPrevented || this.done) return;
    if (!this.running) {
      this.done = true;
      this.forgetLater();
      return;
    }
    event.preventDefault();
    const { submitter } = event;
    const limit = new Promise((resolve) => setTimeout(resolve, 5000));
    Promise.race([this.running, limit]).then(() => {
      if (this.asking) return;
      this.done = true;
      this.forgetLater();
      this.form.requestSubmit(submitter);
    });
  }

  /** Somebody else saved meanwhile: what this page only shows is not sent, for it may be old. */
  strip(data) {
    if (this.reading || !this.elsewhere) return;
    for (const name of new Set(data.keys())) {
      if (!technical(name) && this.served.has(question(name)) && !this.touched.has(question(name))) data.delete(name);
    }
  }

  leaving(event) {
    const link = event.target.closest?.("a[href]");
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const url = new URL(link.href, location.href);
    if (link.target === "_blank" || link.hasAttribute("download")) return;
    if ("quitter" in link.dataset) {
      this.left = true;
      if (!this.expired) this.forget();
      return;
    }
    const samePage = url.pathname === location.pathname && url.search === location.search && url.hash;
    if (samePage || !this.dirty()) return;
    event.preventDefault();
    this.go(url);
  }

  /** A last saving first; only when it fails is the person asked. */
  async go(url) {
    const limit = new Promise((resolve) => setTimeout(resolve, 2000, false));
    if (await Promise.race([this.save(), limit])) {
      this.left = true;
      location.assign(url);
      return;
    }
    const dialog = document.getElementById("quitter");
    if (this.asking || !dialog?.showPopover) return;
    for (const link of dialog.querySelectorAll("[data-quitter]")) link.href = url;
    dialog.showPopover();
    dialog.querySelector("button")?.focus();
  }

  // ---- The copy on the device

  rescue() {
    if (!this.key || this.done) return;
    const names = this.changes();
    const now = this.snapshot();
    const secrets = new Set([...this.form.elements].filter(secret).map((control) => question(control.name)));
    const answers = names.filter((name) => !secrets.has(name)).map((name) => [name, now.get(name)]);
    if (!answers.length) return;
    try {
      localStorage.setItem(this.key, JSON.stringify({ quand: Date.now(), version: this.value("version"), reponses: answers }));
    } catch {
      // Full or forbidden: the page still holds the answers.
    }
  }

  forget() {
    try { if (this.key) localStorage.removeItem(this.key); } catch { /* forbidden */ }
  }

  /** The copy of a form that has been sent goes when the next page says that it arrived. */
  forgetLater() {
    try {
      const text = this.key && localStorage.getItem(this.key);
      if (text) localStorage.setItem(this.key, JSON.stringify({ ...JSON.parse(text), envoye: true }));
    } catch { /* forbidden */ }
  }

  offer() {
    let copy;
    try { copy = this.key && JSON.parse(localStorage.getItem(this.key) ?? "null"); } catch { copy = null; }
    if (!copy) return;
    const now = this.snapshot();
    const lines = copy.reponses.filter(([name, text]) => now.has(name) && now.get(name) !== text);
    // Sent and kept: what the server shows is what was typed, or later.
    if (!lines.length || (copy.envoye && copy.version !== this.made)) return this.forget();
    const when = new Date(copy.quand).toLocaleString("fr-FR", { dateStyle: "short", timeStyle: "short" });
    const take = element("button", { type: "button", className: "btn" }, "REPRENDRE MES RÉPONSES");
    const drop = element("button", { type: "button", className: "btn btn--quiet" }, "LES ABANDONNER");
    const text = lines.length === 1 ? "Une réponse saisie" : `${lines.length} réponses saisies`;
    const box = element("div", { className: "banner tone-wait" }, element("div", {},
      element("p", {}, `${text} le ${when} sur cet appareil ${lines.length === 1 ? "n'a" : "n'ont"} pas été enregistrée${lines.length === 1 ? "" : "s"}.`),
      element("p", { className: "row" }, take, drop)));
    box.setAttribute("role", "status");
    this.form.prepend(box);
    take.addEventListener("click", () => {
      box.remove();
      this.fill(lines, copy.version);
    });
    drop.addEventListener("click", () => {
      box.remove();
      this.forget();
    });
  }

  /** Saved from the version they were typed on, so that what others changed since is seen as a conflict. */
  fill(lines, version) {
    if (this.version && version) this.version.value = version;
    for (const [name, text] of lines) {
      const pairs = JSON.parse(text);
      for (const control of this.form.elements) {
        if (!control.name || question(control.name) !== name || control.type === "hidden") continue;
        const values = pairs.filter(([field]) => field === control.name).map(([, value]) => value);
        if (["checkbox", "radio"].includes(control.type)) control.checked = values.includes(control.value);
        else if (values.length) control.value = values[0];
        control.dispatchEvent(new Event("change", { bubbles: true }));
      }
    }
    this.save();
  }

  // ---- Small things

  value(name) { return this.form.elements.namedItem(name)?.value ?? ""; }

  tell(mark, ...content) {
    if (!this.state) return;
    this.state.classList.toggle("bar__state--ok", mark === "check");
    this.state.classList.toggle("bar__state--bad", mark === "alert");
    this.state.querySelector("use")?.setAttribute("href", `#i-${mark}`);
    this.state.querySelector("span")?.replaceChildren(...content);
  }
}

const element = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

/** Copies that nobody came back for. */
const clean = () => {
  try {
    for (const key of Object.keys(localStorage).filter((one) => one.startsWith(PREFIX))) {
      const { quand } = JSON.parse(localStorage.getItem(key) ?? "{}");
      if (!(quand > Date.now() - KEEP_DAYS * 86_400_000)) localStorage.removeItem(key);
    }
  } catch { /* forbidden, or written by something else */ }
};

clean();
for (const form of document.querySelectorAll("form[data-autosave]")) new Autosave(form);
