// input[data-filter="#list"]: hides what does not match while one types; accents do not matter.
// The live region named by data-count says how many are left, in its own data-words.
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export function filterAsYouType(input) {
  const list = document.querySelector(input.dataset.filter);
  if (!list) return;
  const count = input.dataset.count && document.querySelector(input.dataset.count);
  const items = [...list.children].map((item) => [item, plain(item.textContent)]);
  input.closest("[hidden]")?.removeAttribute("hidden");

  function choose() {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    let left = 0;
    for (const [item, text] of items) {
      item.hidden = !words.every((word) => text.includes(word));
      if (!item.hidden) left += 1;
    }
    if (count) count.textContent = words.length ? (count.dataset.words ?? "{n}").replace("{n}", left) : "";
  }

  input.addEventListener("input", choose);
  if (input.value) choose();
}
