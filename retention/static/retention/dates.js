/* Wagtail's field for dates puts today in the place of a date that it cannot read, such as
   1-2-2027, as soon as one leaves the field. What was typed stays now: the server reads more ways
   of writing a date, and says so when it cannot. */
if (window.jQuery && jQuery.fn.datetimepicker) {
  jQuery.fn.datetimepicker.defaults.validateOnBlur = false;
}
