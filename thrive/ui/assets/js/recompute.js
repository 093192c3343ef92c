// form[data-recompute="#live"]: asks for the page anew while one chooses, and puts in what changed.
// The address follows, so that a link or a reload shows the same. Without it the button does it.
const WAIT = 350; // milliseconds after the last key

export function recompute(form) {
  const place = document.querySelector(form.dataset.recompute);
  if (!place) return;
  let timer;
  let asked = 0;

  async function ask() {
    const words = new URLSearchParams(new FormData(form));
    for (const [name, value] of [...words]) if (!value) words.delete(name);
    const address = `${form.action.split("?")[0]}?${words}`;
    const number = (asked += 1);
    place.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector(form.dataset.recompute);
      if (number !== asked) return; // a later question is on its way
      if (!fresh || !answer.ok) return form.requestSubmit(); // errors are told beside their fields
      place.replaceChildren(...fresh.childNodes);
      history.replaceState(null, "", address);
    } catch {
      // offline: what stands stays, and the button still works
    } finally {
      if (number === asked) place.removeAttribute("aria-busy");
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
}
