// a[data-leave]: leaves for another page and takes the place of this one, so that “back” does not
// lead here. Without scripts it is a plain link.
export function leave(link) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    location.replace(link.href);
  });
}
