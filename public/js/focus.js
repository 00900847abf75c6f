// Focus is never lost after a swap. htmx keeps it on an element with the same id and gives it to [autofocus]; this
// covers the rest: the nearest place that still exists, from the inside out, ending at the page's main part.

const FOCUSABLE = 'a[href], button:not([disabled]), input:not([type="hidden"]), select, textarea, summary';
let focusPath = [];
let hadFocus = false;

document.addEventListener('htmx:before:swap', () => {
  focusPath = [];
  hadFocus = document.activeElement !== document.body;
  for (let at = document.activeElement; at && at !== document.body; at = at.parentElement) {
    if (at.id) focusPath.push(at.id);
  }
});
document.addEventListener('htmx:after:swap', () => {
  if (!hadFocus || document.activeElement !== document.body) return;
  const place = focusPath.map((id) => document.getElementById(id)).find(Boolean) ?? document.getElementById('main');
  // What is hidden, such as a link for who has no script, cannot take it. Something to put right goes before all else.
  const shown = (selector) =>
    [...(place?.querySelectorAll(selector) ?? [])].find((element) => element.checkVisibility());
  const wrong = shown('[aria-invalid="true"]');
  if (wrong) {
    wrong.focus();
    return;
  }
  const inside = place?.id === 'main' ? undefined : shown(`[data-focus], ${FOCUSABLE}`);
  (place?.matches(FOCUSABLE) ? place : (inside ?? place))?.focus({ preventScroll: true });
});
