// Menus are <details class="menu">: they open and close by themselves. This adds Escape and one open at a time.

const open = () => [...document.querySelectorAll("details.menu[open]")];

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const inside = open().filter((menu) => menu.contains(document.activeElement));
  for (const menu of inside.length ? inside : open()) {
    menu.open = false;
    if (menu.contains(document.activeElement)) menu.querySelector("summary")?.focus();
  }
});

document.addEventListener("click", (event) => {
  for (const menu of open()) if (!menu.contains(event.target)) menu.open = false;
});

// Leaving a menu with Tab closes it, so that it never hides what has the focus.
document.addEventListener("focusin", (event) => {
  for (const menu of open()) if (!menu.contains(event.target)) menu.open = false;
});
