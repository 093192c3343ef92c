// input[data-work=BITS][data-of=PERSON]: the small sum of a new account (docs/decisions/0030). Once the
// form is touched, looks for a number with which SHA-256 of "token:person:number" begins with that
// many zero bits, and sends it along. Loaded only by pages that ask for it. Without it, or where the
// page has no secure address (no crypto.subtle), the post waits until somebody has read it.
const AT_ONCE = 128; // sums on their way at the same time: few enough that typing never stutters
const PATIENCE = 20000;

for (const field of document.querySelectorAll("input[data-work]")) attach(field);

function attach(field) {
  const form = field.form;
  let looking = null;
  let found = null;
  let waiting = false;

  const look = () => {
    const of = `${form.elements.token.value}:${field.dataset.of}:`;
    looking ??= first(of, Number(field.dataset.work)).then(
      (number) => (found = String(number)),
      () => (found = ""),
    );
    return looking;
  };
  form.addEventListener("focusin", look);
  form.addEventListener("input", look);

  // Who is quicker than their browser waits a moment. Before the other listeners of the form, so that
  // they see it sent once, and as it is sent.
  form.addEventListener(
    "submit",
    (event) => {
      if (found !== null) {
        field.value = found;
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      if (waiting) return;
      waiting = true;
      form.setAttribute("aria-busy", "true");
      Promise.race([look(), new Promise((end) => setTimeout(end, PATIENCE))]).then(() => {
        waiting = false;
        found ??= "";
        form.removeAttribute("aria-busy");
        form.requestSubmit(event.submitter);
      });
    },
    true,
  );
}

async function first(of, bits) {
  const letters = new TextEncoder();
  for (let from = 0; ; from += AT_ONCE) {
    const sums = Array.from({ length: AT_ONCE }, (_, more) =>
      crypto.subtle.digest("SHA-256", letters.encode(of + (from + more))),
    );
    const hit = (await Promise.all(sums)).findIndex((sum) => new DataView(sum).getUint32(0) >>> (32 - bits) === 0);
    if (hit >= 0) return from + hit;
  }
}
