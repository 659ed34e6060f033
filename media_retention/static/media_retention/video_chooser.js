/* What wagtailmedia calls when a title is missing, and Wagtail does not have any more: without it
   the form was sent past the chooser, and what was typed on the page behind it was lost. */
window.cancelSpinner ??= () => {
  document.querySelectorAll("form.media-upload [data-controller~='w-progress']").forEach((button) => {
    button.setAttribute("data-w-progress-loading-value", "false");
  });
};
