// The live preview of the form: its markup is asked again after each saving.

for (const pane of document.querySelectorAll("[data-cerfa]")) {
  let running;
  const refresh = async () => {
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
