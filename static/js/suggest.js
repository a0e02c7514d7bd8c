// Suggestions under a search field, as an ARIA combobox; without this file the field is an ordinary one.
for (const input of document.querySelectorAll("[data-suggest]")) {
  const list = document.getElementById(`${input.id}-list`);
  const says = document.getElementById("says");
  let timer, asked;
  const options = () => [...list.children];
  const chosen = () => options().findIndex((option) => option.ariaSelected === "true");
  const show = (open) => {
    list.hidden = !open;
    input.ariaExpanded = open;
    if (!open) choose(-1);
  };
  const choose = (number) => {
    options().forEach((option, place) => (option.ariaSelected = place === number));
    const option = options()[number];
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  };
  const go = (option) => location.assign(option.dataset.address);
  const ask = async () => {
    asked?.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(input.value)}`, { signal: asked.signal });
      if (!answer.ok) return show(false);
      list.innerHTML = await answer.text();
    } catch {
      return;
    }
    const number = options().length;
    show(number > 0 && document.activeElement === input);
    says.textContent = number === 1 ? says.dataset.one : says.dataset.many.replace("{n}", number);
  };
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id })) {
    input.setAttribute(name, value);
  }
  input.ariaExpanded = false;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 120);
  });
  input.addEventListener("blur", () => show(false));
  input.addEventListener("keydown", (event) => {
    const last = options().length - 1;
    const steps = { ArrowDown: chosen() === last ? -1 : chosen() + 1, ArrowUp: chosen() === -1 ? last : chosen() - 1 };
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      show(false);
    } else if (event.key in steps && last >= 0) {
      event.preventDefault();
      if (list.hidden) show(true);
      choose(steps[event.key]);
    } else if (event.key === "Enter" && chosen() >= 0) {
      event.preventDefault();
      go(options()[chosen()]);
    }
  });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", ({ target }) => go(target.closest("[role=option]")));
}
