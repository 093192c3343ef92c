// form[data-at-once]: sent by itself once the page is read, and then out of the way. For what a page
// has to tell the server without changing anything for others. Without scripts its button does it.
export function atOnce(form) {
  fetch(form.action, {
    method: "POST",
    body: new URLSearchParams(new FormData(form)),
    credentials: "same-origin",
    redirect: "manual",
    keepalive: true,
  }).then(
    () => {
      form.hidden = true;
    },
    () => {},
  );
}
