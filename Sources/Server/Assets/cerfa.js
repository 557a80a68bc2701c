// Parts of the page that follow the answers, the preview of the form and the table of remuneration: their markup is
// asked again after each saving. What one is typing in stays as it is.

for (const pane of document.querySelectorAll("[data-cerfa]")) {
  let running;
  const refresh = async () => {
    if (pane.contains(document.activeElement)) return;
    running?.abort();
    running = new AbortController();
    try {
      const response = await fetch(pane.dataset.cerfa, {
        headers: { Accept: "text/html" }, redirect: "error", signal: running.signal,
      });
      if (!response.ok || !response.headers.get("content-type")?.startsWith("text/html")) return;
      const fragment = new DOMParser().parseFromString(await response.text(), "text/html");
      const scroll = pane.scrollTop;
      pane.replaceChildren(...fragment.body.childNodes);
      pane.scrollTop = scroll;
    } catch {
      // Cut off or replaced by a later one: what is shown stays, the next saving asks again.
    }
  };
  document.addEventListener("autosave:done", refresh);
}
