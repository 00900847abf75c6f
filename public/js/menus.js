// Menus are details elements, so they open without script. This adds what people expect of a menu: one open at a
// time, a click outside or Escape closes, the arrows move.

const openMenu = () => document.querySelector('details.menu[open]');

document.addEventListener(
  'toggle',
  ({ target }) => {
    if (!target.matches?.('details.menu[open]')) return;
    for (const other of document.querySelectorAll('details.menu[open]')) if (other !== target) other.open = false;
  },
  true,
);
document.addEventListener('click', (event) => {
  const menu = openMenu();
  if (menu && (!menu.contains(event.target) || event.target.closest('.menu-item'))) menu.open = false;
});
document.addEventListener('keydown', (event) => {
  const menu = event.target.closest?.('details.menu');
  if (!menu) return;
  if (event.key === 'Escape' && menu.open) {
    menu.open = false;
    menu.querySelector('summary').focus();
    event.preventDefault();
    return;
  }
  if (!['ArrowDown', 'ArrowUp', 'Home', 'End'].includes(event.key)) return;
  if (event.target.matches('input, select, textarea')) return;
  event.preventDefault();
  menu.open = true;
  const items = [...menu.querySelectorAll('.menu-item')];
  const at = items.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at < 0 ? -1 : at - 1, Home: 0, End: -1 }[event.key];
  items.at(to % items.length)?.focus();
});
