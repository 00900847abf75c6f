// A toast leaves after ten seconds, but never while it is pointed at, focused, or the page is not looked at.
// data-toast="keep" stays until it is closed.

const TOAST_MS = 10_000;
const seenToasts = new WeakSet();

function expireToast(toast) {
  setTimeout(() => {
    if (document.hidden || toast.matches(':hover, :focus-within')) expireToast(toast);
    else toast.remove();
  }, TOAST_MS);
}

function watchToasts() {
  for (const toast of document.querySelectorAll('[data-toast]:not([data-toast="keep"])')) {
    if (!seenToasts.has(toast)) expireToast(toast);
    seenToasts.add(toast);
  }
}

document.addEventListener('click', (event) => {
  const toast = event.target.closest('[data-toast-close]')?.closest('[data-toast]');
  if (!toast) return;
  toast.remove();
  document.getElementById('main')?.focus({ preventScroll: true });
});
document.addEventListener('htmx:after:swap', watchToasts);
watchToasts();
