// Look-ups while typing: the field becomes a combobox whose list comes from the server.
//
// <input data-lookup="/recherche/etablissements" data-lookup-prefix="employeur" data-lookup-min="9">
// GET …?q=999997608 → {"resultats":[{"code","titre","detail","ferme","champs":{"siret":"…"}}],"message":"…"}
// Keys of `champs` follow the prefix, or stand beside the field itself: "commune" next to "adresse.codePostal".
// data-lookup-champs="commune" names the fields to open again when the field changes.

let serial = 0;

class Lookup {
  constructor(input) {
    this.input = input;
    this.min = Number(input.dataset.lookupMin ?? 3);
    this.prefix = input.dataset.lookupPrefix ?? input.name.split(".").slice(0, -1).join(".");
    this.direct = input.dataset.lookupPrefix === undefined;
    this.results = [];
    this.active = -1;
    this.asked = input.value.trim();
    this.build();
    input.addEventListener("input", (event) => event.isTrusted && this.schedule());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => this.close());
  }

  build() {
    const id = `recherche-${++serial}`;
    this.list = document.createElement("ul");
    Object.assign(this.list, { id, className: "lookup", hidden: true });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Résultats");
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const index = [...this.list.children].indexOf(event.target.closest("[role=option]"));
      if (index >= 0) this.choose(index);
    });
    this.status = document.createElement("p");
    Object.assign(this.status, { className: "sr" });
    this.status.setAttribute("role", "status");
    const box = document.createElement("div");
    box.className = "lookup-box";
    this.input.before(box);
    box.append(this.input, this.list, this.status);
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id, autocomplete: "off",
    })) this.input.setAttribute(name, value);
  }

  schedule() {
    clearTimeout(this.timer);
    this.running?.abort();
    const text = this.input.value.trim();
    if (this.direct) this.release();
    if (text.replace(/\s/g, "").length < this.min) return this.close();
    this.timer = setTimeout(() => this.ask(text), 250);
  }

  async ask(text) {
    this.running = new AbortController();
    this.asked = text;
    try {
      const url = new URL(this.input.dataset.lookup, location.href);
      url.searchParams.set("q", text);
      const response = await fetch(url, {
        headers: { Accept: "application/json" }, redirect: "error", signal: this.running.signal,
      });
      if (!response.ok) return this.close();
      const answer = await response.json();
      if (this.input.value.trim() === text) this.show(answer);
    } catch {
      this.close();
    }
  }

  show({ resultats = [], message }) {
    this.results = resultats;
    this.list.replaceChildren(...resultats.map((result, index) => this.option(result, index)));
    this.say(message ?? count(resultats.length));
    if (this.direct && resultats.length === 1 && !resultats[0].ferme) return this.choose(0, { quiet: true });
    if (document.activeElement !== this.input) return;
    this.list.hidden = resultats.length === 0;
    this.input.setAttribute("aria-expanded", String(resultats.length > 0));
    this.move(-1);
  }

  option(result, index) {
    const line = document.createElement("li");
    line.id = `${this.list.id}-${index}`;
    line.className = "lookup__option";
    line.setAttribute("role", "option");
    line.setAttribute("aria-selected", "false");
    if (result.ferme) line.setAttribute("aria-disabled", "true");
    const text = document.createElement("span");
    const title = document.createElement("strong");
    title.textContent = result.titre;
    const detail = document.createElement("span");
    detail.className = "choice__hint";
    detail.textContent = [result.detail, result.ferme].filter(Boolean).join(" · ");
    text.append(title, detail);
    const code = document.createElement("span");
    code.className = "num";
    code.textContent = result.code;
    line.append(text, code);
    return line;
  }

  key(event) {
    const open = !this.list.hidden;
    const last = this.results.length - 1;
    const act = {
      ArrowDown: () => (open ? this.move(this.active >= last ? 0 : this.active + 1) : this.reopen()),
      ArrowUp: () => open && this.move(this.active <= 0 ? last : this.active - 1),
      Enter: () => open && this.active >= 0 && this.choose(this.active),
      Escape: () => open && this.close(),
    }[event.key];
    if (!act || (!open && event.key !== "ArrowDown")) return;
    if (event.key === "Enter" && this.active < 0) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  reopen() {
    if (!this.results.length) return this.schedule();
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.move(0);
  }

  move(index) {
    this.active = index;
    [...this.list.children].forEach((line, at) => line.setAttribute("aria-selected", String(at === index)));
    const line = this.list.children[index];
    if (line) {
      this.input.setAttribute("aria-activedescendant", line.id);
      line.scrollIntoView({ block: "nearest" });
    } else this.input.removeAttribute("aria-activedescendant");
  }

  choose(index, { quiet = false } = {}) {
    const result = this.results[index];
    if (!result || result.ferme) return;
    if (this.input.value !== result.code) this.input.value = result.code;
    const filled = Object.entries(result.champs ?? {}).filter(([key, value]) => this.fill(key, value));
    this.close();
    this.say(filled.length ? `${result.titre} : ${filled.length} champs remplis.` : result.titre);
    if (!quiet) this.input.focus();
    this.input.dispatchEvent(new Event("input", { bubbles: true }));
  }

  fill(key, value) {
    const name = this.prefix ? `${this.prefix}.${key}` : key;
    const control = [...(this.input.form?.elements ?? [])].find((one) => one.name === name && one !== this.input);
    if (!control) return false;
    control.value = value ?? "";
    if (control.matches("input")) {
      control.readOnly = Boolean(value);
      if (value) control.dataset.rempliPar = this.list.id;
    }
    control.dispatchEvent(new Event("input", { bubbles: true }));
    control.dispatchEvent(new Event("change", { bubbles: true }));
    return Boolean(value);
  }

  /** What this field had filled, or what the server greyed from it, can be typed again as soon as the field changes. */
  release() {
    const names = (this.input.dataset.lookupChamps ?? "").split(",").map((key) => `${this.prefix}.${key.trim()}`);
    for (const control of this.input.form?.elements ?? []) {
      if (control.dataset.rempliPar === this.list.id || names.includes(control.name)) control.readOnly = false;
    }
  }

  close() {
    this.list.hidden = true;
    this.active = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  say(text) { this.status.textContent = text; }
}

const count = (n) => (n === 0 ? "Aucun résultat" : n === 1 ? "1 résultat" : `${n} résultats`);

for (const input of document.querySelectorAll("input[data-lookup]:not([readonly])")) new Lookup(input);
