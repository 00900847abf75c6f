/** What a form-encoded body says before any of it is checked. */
export type FormValue = string | { [key: string]: FormValue };
export type Form = { [key: string]: FormValue };

const deepest = 8;

/**
 * Reads Stripe's form encoding: `metadata[tenant]=t1&items[0][price]=p&expand[]=customer`. Lists stay objects with their
 * positions as keys; the parameter's own check knows whether it is a list.
 *
 * @throws RangeError when brackets are nested deeper than any Stripe parameter
 */
export function parseForm(encoded: string): Form {
  const form = emptyForm();
  for (const [name, value] of new URLSearchParams(encoded)) place(form, keysOf(name), value);
  return form;
}

function keysOf(name: string): string[] {
  const [first = '', ...rest] = name.split('[');
  const keys = [first, ...rest.map((part) => part.replace(/\]$/, ''))];
  if (keys.length > deepest) throw new RangeError(`${name} is nested too deeply`);
  return keys;
}

function place(form: Form, keys: readonly string[], value: string): void {
  let holder = form;
  for (const key of keys.slice(0, -1)) {
    const inside = holder[key];
    holder = typeof inside === 'object' ? inside : (holder[key] = emptyForm());
  }
  const last = keys.at(-1) ?? '';
  holder[last === '' && keys.length > 1 ? String(Object.keys(holder).length) : last] = value;
}

/** Without a prototype, so that a parameter called `__proto__` is a parameter and nothing else. */
function emptyForm(): Form {
  const form: Form = {};
  Object.setPrototypeOf(form, null);
  return form;
}
