// A search field with data-combobox: its answers come as role="option" links into the list named by aria-controls.
// Focus stays in the field; the arrows move aria-activedescendant, Enter follows, Escape closes.

const listOf = (input) => document.getElementById(input.getAttribute('aria-controls'));
const optionsOf = (input) => [...(listOf(input)?.querySelectorAll('[role="option"]:not([aria-disabled])') ?? [])];

function chooseOption(input, option) {
  for (const other of optionsOf(input)) other.setAttribute('aria-selected', String(other === option));
  if (option) input.setAttribute('aria-activedescendant', option.id);
  else input.removeAttribute('aria-activedescendant');
  option?.scrollIntoView({ block: 'nearest' });
}

function closeOptions(input) {
  listOf(input)?.replaceChildren();
  input.removeAttribute('aria-activedescendant');
  input.setAttribute('aria-expanded', 'false');
}

document.addEventListener('keydown', (event) => {
  const input = event.target;
  if (!input.matches?.('[data-combobox]') || event.isComposing) return;
  const options = optionsOf(input);
  const at = options.findIndex((option) => option.id === input.getAttribute('aria-activedescendant'));
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && options.length) {
    // One place beyond the ends is the field itself, with nothing chosen.
    chooseOption(input, options[((at + 1 + step + options.length + 1) % (options.length + 1)) - 1]);
  } else if (event.key === 'Enter' && options[at]) {
    options[at].click();
  } else if (event.key === 'Escape' && listOf(input)?.hasChildNodes()) {
    closeOptions(input);
  } else return;
  event.preventDefault();
});
document.addEventListener('htmx:after:swap', () => {
  for (const input of document.querySelectorAll('[data-combobox]')) {
    input.setAttribute('aria-expanded', String(listOf(input)?.hasChildNodes() ?? false));
  }
});
