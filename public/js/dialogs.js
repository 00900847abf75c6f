// Native dialogs. data-dialog="id" opens, data-dialog-close closes, data-dialog-open opens when htmx brings it.
// Without script, data-dialog is a link to a page that does the same.

const dialogOpeners = new WeakMap();

function openDialog(dialog, opener) {
  if (dialog.open) return;
  dialogOpeners.set(dialog, opener);
  dialog.showModal();
}

const openBroughtDialogs = () => {
  const dialog = document.querySelector('dialog[data-dialog-open]:not([open])');
  if (dialog) openDialog(dialog, document.activeElement);
};

document.addEventListener('click', (event) => {
  const opener = event.target.closest('[data-dialog]');
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (dialog && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    openDialog(dialog, opener);
  } else if (event.target.closest('[data-dialog-close]')) {
    event.target.closest('dialog')?.close();
  } else if (event.target.matches('dialog:not(:has(input:not([type="hidden"]), textarea, select))')) {
    // The backdrop is the dialog's own area outside its box. It never closes a form somebody may have filled in.
    const box = event.target.getBoundingClientRect();
    const inside =
      event.clientX >= box.left &&
      event.clientX <= box.right &&
      event.clientY >= box.top &&
      event.clientY <= box.bottom;
    if (!inside) event.target.close();
  }
});
document.addEventListener(
  'close',
  ({ target }) => {
    const opener = dialogOpeners.get(target);
    if (target.matches('[data-dialog-open]')) target.remove();
    // An opener inside a menu that has closed cannot take the focus; its menu's button can.
    if (opener?.checkVisibility()) opener.focus();
    else opener?.closest('details')?.querySelector('summary')?.focus();
  },
  true,
);
document.addEventListener('htmx:after:swap', openBroughtDialogs);
openBroughtDialogs();
