// Takes people to what they must read first, and from each line of a summary to the field it is about.

const reach = (id) => {
  const target = id && document.getElementById(id);
  if (!target) return false;
  for (let box = target.closest("details"); box; box = box.parentElement?.closest("details")) box.open = true;
  const label = target.closest("fieldset.field, .field") ?? target;
  label.scrollIntoView({ block: "center" });
  if (target.matches("input, select, textarea, button, a[href], [tabindex]")) target.focus({ preventScroll: true });
  return true;
};

document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".errors a[href^='#'], .checks a[href^='#'], .answers a[href^='#']");
  if (link && reach(decodeURIComponent(link.hash.slice(1)))) event.preventDefault();
});

const first = document.querySelector("[data-focus]");
if (first) first.focus();
else if (location.hash.length > 1) reach(decodeURIComponent(location.hash.slice(1)));
