/* The field in which Wagtail's tag widget lets one type has no name: give it the label's. */
window.addEventListener("load", () => {
  document.querySelectorAll(".tagit .tagit-new input").forEach((input) => {
    const field = input.closest("[data-field-wrapper]");
    const label = field && field.querySelector("label[id]");
    if (label) {
      input.setAttribute("aria-labelledby", label.id);
    }
  });
});
