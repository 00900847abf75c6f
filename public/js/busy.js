// A submit button with data-busy="Lagrer …" shows that word while its form is sent, and the form is sent once.
// The button is not disabled: it would lose the focus and its own name and value.

const restingContent = new WeakMap();

const restBusyButtons = (root) => {
  for (const button of root.querySelectorAll('button[aria-busy="true"]')) {
    if (!restingContent.has(button)) continue;
    button.removeAttribute('aria-busy');
    button.replaceChildren(...restingContent.get(button));
  }
};

document.addEventListener(
  'submit',
  (event) => {
    const button = event.submitter;
    if (event.target.querySelector('button[aria-busy="true"]')) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else if (button?.dataset.busy) {
      restingContent.set(button, [...button.childNodes]);
      button.setAttribute('aria-busy', 'true');
      button.replaceChildren(button.dataset.busy);
    }
  },
  true,
);
document.addEventListener('htmx:finally:request', ({ target }) => restBusyButtons(target.form ?? target));
// Back from another page: the browser may bring the page as it was left.
window.addEventListener('pageshow', () => restBusyButtons(document));
