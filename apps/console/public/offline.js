// Shows the words of the language this browser chose, and opens the console as soon as the server answers.
(() => {
  const chosen = () => {
    try {
      return localStorage.getItem("jieru.language");
    } catch {
      // NOTE: storage may be refused; Chinese stands.
      return null;
    }
  };
  const sections = [...document.querySelectorAll("section")];
  const shown = sections.find(({ lang }) => lang === chosen()) ?? sections[0];
  for (const section of sections) section.hidden = section !== shown;
  document.documentElement.lang = shown.lang;
  document.title = shown.querySelector("h1").textContent;

  const open = () => {
    fetch("/livez", { cache: "no-store" }).then(
      ({ ok }) => ok && location.reload(),
      () => undefined,
    );
  };
  for (const button of document.querySelectorAll("button")) button.addEventListener("click", open);
  addEventListener("online", open);
  setInterval(open, 3000);
})();
