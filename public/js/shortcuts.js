// Single keys and two-key sequences, read from data-shortcut in the page: "/" "c" "g c" "?". Never while somebody
// types, never with Ctrl, Alt or Meta, and switched off altogether by data-shortcuts="off" on html (WCAG 2.1.4).

const SEQUENCE_MS = 1200;
let firstKey = '';
let firstKeyAt = 0;

document.addEventListener('keydown', (event) => {
  const { key, target } = event;
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (document.documentElement.dataset.shortcuts === 'off') return;
  if (target.closest?.('input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]')) return;
  const root = document.querySelector('dialog:modal') ?? document;
  const keys = [...root.querySelectorAll('[data-shortcut]')];
  const sequence = firstKey && event.timeStamp - firstKeyAt < SEQUENCE_MS ? `${firstKey} ${key}` : key;
  const found =
    keys.find(({ dataset }) => dataset.shortcut === sequence) ?? keys.find(({ dataset }) => dataset.shortcut === key);
  firstKey = '';
  if (found) {
    event.preventDefault();
    if (found.matches('input, textarea, select')) found.focus();
    else found.click();
  } else if (keys.some(({ dataset }) => dataset.shortcut.startsWith(`${key} `))) {
    firstKey = key;
    firstKeyAt = event.timeStamp;
  }
});
