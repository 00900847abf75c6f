// Finds where the sources use messages. A key is used when it stands whole in quotes somewhere in src, views or bin,
// or when a template literal (`status.${status}.title`) can make it.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const root = join(import.meta.dirname, '../..');
const folders = ['src', 'views', 'bin'];
const kinds = /\.(?:ts|mjs|ejs)$/;

/** A source file: its path from the root, with forward slashes, and its text. */
export type Source = { path: string; text: string };

/** What the sources use: whole keys, and the patterns that put keys together. */
export type KeyUses = { keys: ReadonlySet<string>; patterns: readonly RegExp[] };

/** Every source that may use a message. The area files, which define them, are left out. */
export function sources(): Source[] {
  return folders.flatMap(filesIn).map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** The whole keys and the key patterns in some texts. */
export function keyUses(texts: readonly string[]): KeyUses {
  const keys = new Set<string>();
  const patterns: RegExp[] = [];
  for (const text of texts) {
    for (const [, , key] of text.matchAll(/(['"`])([a-z]\w*(?:\.[\w-]+)+)\1/g)) if (key) keys.add(key);
    for (const [, template] of text.matchAll(/`([a-z]\w*\.(?:[\w.-]|\$\{[^`}]*\})*)`/g)) {
      if (template?.includes('${')) patterns.push(patternOf(template));
    }
  }
  return { keys, patterns };
}

/** The keys a view looks up directly, `t('contacts.title')`, and those it puts together, as patterns. */
export function lookUpsIn(text: string): { keys: string[]; patterns: RegExp[] } {
  const keys = Array.from(text.matchAll(/\bt\(\s*(['"`])([^'"`$]+)\1/g), ([, , key]) => key ?? '');
  const patterns = Array.from(text.matchAll(/\bt\(\s*`([^`]*\$\{[^`]*)`/g), ([, template]) =>
    patternOf(template ?? ''),
  );
  return { keys, patterns };
}

function patternOf(template: string): RegExp {
  const pieces = template.split(/\$\{[^}]*\}/).map((piece) => piece.replaceAll('.', '\\.'));
  return new RegExp(`^${pieces.join('[\\wÆØÅ.-]+')}$`);
}

function filesIn(folder: string): string[] {
  const path = join(root, folder);
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && kinds.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => !file.startsWith('src/words/'));
}
