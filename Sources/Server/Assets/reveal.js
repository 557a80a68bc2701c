// Shows and hides questions as one answers. Conditions that depend on an answer of another page are unknown here and
// leave what the server decided.

const controls = (key) =>
  [...document.querySelectorAll("input, select, textarea")].filter((control) => control.name === key);

/** The answers to a key as they would be stored, or undefined when the page does not ask it. */
const answers = (key) => {
  const [day, month, year] = ["jour", "mois", "annee"].map((part) => controls(`${key}.${part}`)[0]);
  if (day && month && year) return [dayOf(day.value, month.value, year.value)];
  const found = controls(key).filter((control) => control.type !== "hidden");
  if (!found.length) return undefined;
  return found
    .filter((control) => !["checkbox", "radio"].includes(control.type) || control.checked)
    .map((control) => control.value.trim());
};

const dayOf = (day, month, year) => {
  const text = `${year.trim()}-${month.trim().padStart(2, "0")}-${day.trim().padStart(2, "0")}`;
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !isNaN(date) && date.toISOString().startsWith(text) ? text : "";
};

const years = (from, to) => {
  const [y1, m1, d1] = from.split("-").map(Number);
  const [y2, m2, d2] = to.split("-").map(Number);
  return y2 - y1 - (m2 < m1 || (m2 === m1 && d2 < d1) ? 1 : 0);
};

/** true, false, or undefined when an answer is not on this page. */
const holds = (condition) => {
  const all = condition.toutes ?? condition.all;
  const any = condition.une ?? condition.any;
  const not = condition.non ?? condition.not;
  if (all) {
    const parts = all.map(holds);
    return parts.includes(false) ? false : parts.includes(undefined) ? undefined : true;
  }
  if (any) {
    const parts = any.map(holds);
    return parts.includes(true) ? true : parts.includes(undefined) ? undefined : false;
  }
  if (not) {
    const part = holds(not);
    return part === undefined ? undefined : !part;
  }
  if (condition.rempli) {
    const given = answers(condition.rempli);
    return given && given.some((value) => value !== "");
  }
  if (condition.moinsDe) {
    const { ans, de, au } = condition.moinsDe;
    const [from, to] = [answers(de), answers(au)];
    if (!from || !to) return undefined;
    return Boolean(from[0] && to[0]) && years(from[0], to[0]) < ans;
  }
  const given = answers(condition.cle);
  return given && given.some((value) => condition.parmi.includes(value));
};

const questions = [...document.querySelectorAll("[data-visible-si]")].flatMap((element) => {
  try {
    return [{ element, condition: JSON.parse(element.dataset.visibleSi), served: !element.hidden }];
  } catch {
    return [];
  }
});

const update = () => {
  for (const { element, condition, served } of questions) element.hidden = !(holds(condition) ?? served);
};

if (questions.length) {
  document.addEventListener("input", update);
  document.addEventListener("change", update);
  // Browsers put back what was typed after a return to the page.
  window.addEventListener("pageshow", update);
  update();
}
