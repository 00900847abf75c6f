// Choosing rows: data-check-all chooses every row of its form's page, data-check-count="{count} valgt" says how many.

const tellChecks = (form) => {
  const rows = [...form.querySelectorAll('.row-check')];
  const count = rows.filter((row) => row.checked).length;
  for (const all of form.querySelectorAll('[data-check-all]')) {
    all.checked = count > 0 && count === rows.length;
    all.indeterminate = count > 0 && count < rows.length;
  }
  for (const text of form.querySelectorAll('[data-check-count]')) {
    text.textContent = text.dataset.checkCount.replace('{count}', String(count));
  }
};

document.addEventListener('change', (event) => {
  const box = event.target;
  if (!box.form || !box.matches('.row-check, [data-check-all]')) return;
  if (box.matches('[data-check-all]')) {
    for (const row of box.form.querySelectorAll('.row-check')) row.checked = box.checked;
  }
  tellChecks(box.form);
});
document.addEventListener('htmx:after:swap', () => {
  for (const all of document.querySelectorAll('[data-check-all]')) if (all.form) tellChecks(all.form);
});
