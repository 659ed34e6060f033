/* The answer for a batch goes along with every file: it belongs to the form that sends them. */
const retainedUpload = document.getElementById("fileupload");
retainedUpload.form.id = "retained-batch";
/* Wagtail lays this field over a button, and gives it no name of its own. */
retainedUpload.setAttribute("aria-label", retainedUpload.parentElement.querySelector("button").textContent.trim());
