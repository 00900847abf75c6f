// A field whose answer stands outside it: data-said-of="id" on what a swap brings names the field, and data-wrong is there when
// it may not stay as it is. The field is marked as the answer says, and keeps what is being typed in it.

document.addEventListener('htmx:after:swap', () => {
  for (const answer of document.querySelectorAll('[data-said-of]')) {
    const field = document.getElementById(answer.dataset.saidOf);
    if ('wrong' in answer.dataset) field?.setAttribute('aria-invalid', 'true');
    else field?.removeAttribute('aria-invalid');
  }
});
