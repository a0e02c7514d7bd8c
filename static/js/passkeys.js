// Makes and shows passkeys. A form says which in data-passkey; its button, hidden without this file, asks the browser.
const able = window.PublicKeyCredential?.parseRequestOptionsFromJSON;

const options = async (form) =>
  JSON.parse(document.getElementById("passkey-options")?.textContent ?? "null") ??
  (await fetch(form.action, { headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" } })).json();

async function askForKey(form) {
  const wanted = await options(form);
  return form.dataset.passkey === "create"
    ? navigator.credentials.create({
        publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(wanted.creation_options.publicKey),
      })
    : navigator.credentials.get({
        publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(wanted.request_options.publicKey),
      });
}

document.querySelectorAll("form[data-passkey]").forEach((form) => {
  form.querySelector("[data-unable]")?.toggleAttribute("hidden", Boolean(able));
  const button = form.querySelector("button");
  button.hidden = !able;
  button.addEventListener("click", async (event) => {
    event.preventDefault();
    const failed = form.querySelector("[data-failed]");
    failed.hidden = true;
    try {
      form.elements.credential.value = JSON.stringify(await askForKey(form));
      form.submit();
    } catch {
      failed.hidden = false;
    }
  });
});
