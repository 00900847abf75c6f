/** Text that is already HTML and is not escaped again. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = Html | string | number | readonly Html[];

/** A template whose inserted values are escaped, unless they are HTML made the same way. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const text = strings
    .map((string, index) => string + (index < parts.length ? render(parts[index] ?? '') : ''))
    .join('');
  return new Html(text);
}

function render(part: Part): string {
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(render).join('');
  return String(part).replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
