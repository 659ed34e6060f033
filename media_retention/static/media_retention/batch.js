/* The answer for a batch goes along with every file: it belongs to the form that sends them. */
document.getElementById("fileupload").form.id = "retained-batch";
