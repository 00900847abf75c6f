// Click-to-edit, and links that choose. Escape in a fact being edited is its data-cancel; data-choose="id" checks a
// radio button and goes to the first field of its form, where the link alone would load the page anew.

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
  event.target.closest?.('.fact-editing')?.querySelector('[data-cancel]')?.click();
});
document.addEventListener('click', (event) => {
  const link = event.target.closest?.('[data-choose]');
  const choice = link && document.getElementById(link.dataset.choose);
  if (!choice || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  choice.checked = true;
  [...choice.form.querySelectorAll('.input')].find((field) => field.checkVisibility())?.focus();
});
