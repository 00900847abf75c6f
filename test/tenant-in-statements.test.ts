import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { expect } from 'chai';

import { inventory } from '../src/domain/privacy/inventory/inventory.ts';

const root = path.join(import.meta.dirname, '..');
const tables = new Set(
  inventory.filter(({ schema, columns }) => schema === 'public' && 'tenant_id' in columns).map(({ table }) => table),
);

interface Source {
  readonly file: string;
  readonly text: string;
}
const sources: readonly Source[] = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file: `src/${file}`, text: readFileSync(path.join(root, 'src', file), 'utf8') }));

/** The template that begins at a backtick, with the templates inside it. */
function templateAt(text: string, from: number): string {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '`') return text.slice(from, at + 1);
    else if (text.startsWith('${', at)) at = endOfPart(text, at + 2);
  }
  return text.slice(from);
}

/** Where the `}` of a part stands that begins after `${`. */
function endOfPart(text: string, from: number): number {
  let open = 1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '`') at += templateAt(text, at).length - 1;
    else if (text[at] === '{') open++;
    else if (text[at] === '}' && --open === 0) return at;
  }
  return text.length;
}

/** What a name stands for: in the same file, or else wherever it is declared. */
const declarations = new Map<string, Map<string, string>>();
for (const { file, text } of sources)
  for (const match of text.matchAll(/\b(?:const|function)\s+([A-Za-z]\w*)/g)) {
    const rest = text.slice(match.index);
    const end = rest.search(/\n(?:export |const |async |function |\/\*\*|interface |type )/);
    const byFile = declarations.get(match[1] ?? '') ?? new Map<string, string>();
    byFile.set(file, (byFile.get(file) ?? '') + rest.slice(0, end < 0 ? undefined : end));
    declarations.set(match[1] ?? '', byFile);
  }

const meaningOf = (name: string, file: string): string => {
  const known = declarations.get(name);
  return known?.get(file) ?? [...(known?.values() ?? [])].join('\n');
};

/** A statement in the source, with the tables of tenants it names and how often it says whose rows it is about. */
interface Statement {
  readonly place: string;
  readonly named: readonly string[];
  readonly said: number;
}

const isStatement = /^`\s*(?:with|select|insert|update|delete)\b/i;

const statements: readonly Statement[] = sources.flatMap(({ file, text }) =>
  [...text.matchAll(/`/g)].flatMap(({ index }) => {
    const template = templateAt(text, index);
    if (!isStatement.test(template)) return [];
    const parts = [...template.matchAll(/\$\{\s*([A-Za-z]\w*)/g)].map(([, name = '']) => meaningOf(name, file));
    const named = [...template.matchAll(/\b(?:from|join|into|update)\s+([a-z_]+)\b/gi)].flatMap(([, table = '']) =>
      tables.has(table) ? [table] : [],
    );
    const line = text.slice(0, index).split('\n').length;
    return [
      {
        place: `${file}:${line}`,
        named,
        said: [template, ...parts].join('\n').match(/\btenant_id\b/g)?.length ?? 0,
      },
    ];
  }),
);

/** The beginning of statements that say it further on. */
const saidByWhoeverUsesIt: readonly string[] = ['src/domain/privacy/inventory/custom-fields/declared-fields.ts'];

// Row security holds all the same (test/domain/tenancy). A statement that leans on it alone is planned without the tenant, and shows
// the rows of everybody where somebody takes that lock off.
describe('Statements on the tables of tenants', () => {
  it('are found in the source, whatever they are written into', () => {
    expect(statements.length).to.be.greaterThan(1_000);
    expect(new Set(statements.flatMap(({ named }) => named)).size).to.be.greaterThan(60);
  });

  it('say for each table whose rows they are about, besides the lock of the database', () => {
    const leaning = statements
      .filter(({ named, said }) => named.length > said)
      .filter(({ place }) => !saidByWhoeverUsesIt.some((file) => place.startsWith(`${file}:`)));
    expect(leaning.map(({ place, named }) => `${place} ${named.join(', ')}`)).to.deep.equal([]);
  });
});
