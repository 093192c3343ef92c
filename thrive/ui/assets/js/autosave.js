// form[data-autosave="URL"]: a moment after the last change, sends the form as it stands.
// The answer is {saved: "Saved at 2:14 p.m."}, or {refused: "why"}; {clashes: {field: "sentence"}}
// beside it names fields somebody else changed. What is typed is never replaced and never lost:
// what could not be sent is sent again. The page works without it: the form's own button saves too.
const PAUSE = 1500;
const AGAIN = 10000;

export function autosave(form) {
  const place = form.querySelector("[data-saved]") ?? document.querySelector("[data-saved]");
  let kept = typed().toString();
  let timer = 0;
  let sending = false;
  let leaving = false;

  function typed() {
    return new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));
  }

  function show(words, state) {
    if (!place || !words) return;
    place.textContent = words;
    place.dataset.state = state;
  }

  function later(delay) {
    clearTimeout(timer);
    timer = setTimeout(send, delay);
  }

  async function send() {
    clearTimeout(timer);
    const body = typed();
    const text = body.toString();
    if (text === kept) return;
    if (sending && !leaving) {
      later(PAUSE);
      return;
    }
    sending = true;
    if (!leaving) show(place?.dataset.saving, "saving");
    try {
      const answer = await fetch(form.dataset.autosave || form.action, {
        method: "POST",
        body,
        headers: { "X-Autosave": "1", Accept: "application/json" },
        credentials: "same-origin",
        keepalive: leaving,
      });
      hear(await answer.json());
      kept = text;
    } catch {
      show(place?.dataset.offline, "waiting");
      later(AGAIN);
    } finally {
      sending = false;
    }
  }

  function hear(told) {
    const clashes = Object.entries(told.clashes ?? {});
    const trouble = told.refused ?? told.conflict ?? clashes[0]?.[1];
    show(trouble ?? told.saved, trouble ? "refused" : "saved");
    for (const [name] of clashes) form.elements[name]?.closest?.(".field")?.classList.add("field-bad");
  }

  form.addEventListener("input", () => later(PAUSE));
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    kept = typed().toString();
  });
  addEventListener("online", () => later(0));
  addEventListener("pagehide", () => {
    leaving = true;
    send();
    leaving = false;
  });
}
