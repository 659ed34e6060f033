/* The field in which Wagtail's tag widget lets one type has no name: give it the label's. It is
   made by a script, on a page as well as in a dialog or for each of many uploads. */
(() => {
  const nameFields = () => {
    document.querySelectorAll(".tagit .tagit-new input:not([aria-labelledby])").forEach((input) => {
      const field = input.closest("[data-field-wrapper]");
      const label = field && field.querySelector("label[id]");
      if (label) {
        input.setAttribute("aria-labelledby", label.id);
      }
    });
  };
  window.addEventListener("load", () => {
    nameFields();
    new MutationObserver(nameFields).observe(document.body, { childList: true, subtree: true });
  });
})();
