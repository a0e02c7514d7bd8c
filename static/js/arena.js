// Everything works without this file; it only takes away small annoyances.
addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector("details.menu[open]");
  if (menu) {
    menu.open = false;
    menu.firstElementChild.focus();
  }
});

// A second click on the same button sends nothing more.
addEventListener("submit", ({ target, submitter }) => {
  if (target.method === "post") {
    setTimeout(() => submitter?.setAttribute("aria-disabled", "true"));
  }
});
addEventListener("click", (event) => {
  if (event.target.closest("button[aria-disabled=true]")) event.preventDefault();
});
addEventListener("pageshow", () => {
  document.querySelectorAll("button[aria-disabled=true]").forEach((button) => button.removeAttribute("aria-disabled"));
});

// What htmx could not fetch is fetched the ordinary way.
addEventListener("htmx:responseError", ({ detail }) => {
  if (detail.requestConfig.verb === "get") location.assign(detail.pathInfo.finalRequestPath);
});

// A list that was filtered says its number and its new title; the focus and the open panel stay.
let used, wasOpen;
addEventListener("htmx:beforeSwap", () => {
  const { name, value, type } = document.activeElement;
  used = name && [name, type === "checkbox" ? value : null];
  wasOpen = document.querySelector(".fold")?.open;
});
addEventListener("htmx:afterSettle", () => {
  const list = document.querySelector("[data-says]");
  if (!list) return;
  document.title = list.dataset.title;
  document.getElementById("says").textContent = list.dataset.says;
  list.querySelector(".fold").open = wasOpen;
  const same = used && [...list.querySelectorAll(`[name="${used[0]}"]`)].find((it) => used[1] === null || it.value === used[1]);
  same?.focus({ preventScroll: true });
});

// A question that depends on an answer is shown when that answer is given; without this file it says so in words.
const ask = () => {
  for (const part of document.querySelectorAll("[data-asked-if]")) {
    const { askedIf, option } = part.dataset;
    const given = [...document.querySelectorAll(`[name="${askedIf}"]:checked`)].find((it) => option.split(" ").includes(it.value));
    part.hidden = !given || !!given.closest("[hidden]");
  }
};
addEventListener("change", ask);
addEventListener("pageshow", ask);
ask();
