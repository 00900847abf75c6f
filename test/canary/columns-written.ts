/** The columns that a statement of ours inserts or updates, as `table.column`. */
export function columnsWritten(statement: string): string[] {
  const written: string[] = [];
  for (const [, table = '', columns = '', rest = ''] of statement.matchAll(
    /\binsert\s+into\s+"?(?:public"?\.)?"?(\w+)"?(?:\s+as\s+\w+)?\s*\(([^)]*)\)([\s\S]*?)(?=\binsert\s+into\b|$)/gi,
  )) {
    written.push(...columns.split(',').map((column) => `${table}.${bare(column)}`));
    const conflict = /\bdo\s+update\s+set\b([\s\S]*)/i.exec(rest)?.[1];
    if (conflict !== undefined) written.push(...assigned(conflict).map((column) => `${table}.${column}`));
  }
  for (const [, table = '', changes = ''] of statement.matchAll(
    /(?<!for\s)(?<!do\s)\bupdate\s+"?(\w+)"?(?:\s+(?:as\s+)?(?!set\b)\w+)?\s+set\b([\s\S]*)/gi,
  ))
    written.push(...assigned(changes).map((column) => `${table}.${column}`));
  return written;
}

const bare = (column: string): string => column.trim().replaceAll('"', '');

/** The names before each `=` of a list of assignments, up to what follows the list. */
function assigned(list: string): string[] {
  const names: string[] = [];
  let depth = 0;
  let piece = '';
  for (const part of list.split(/([(),]|\b(?:from|where|returning)\b)/i)) {
    if (part === '(') depth += 1;
    else if (part === ')') depth -= 1;
    const ends = depth < 0 || (depth === 0 && /^(?:from|where|returning)$/i.test(part));
    if (ends || (depth === 0 && part === ',')) {
      names.push(piece);
      piece = '';
      if (ends) break;
    } else piece += part;
  }
  return [...names, piece].map((one) => /^\s*"?(\w+)"?\s*=/.exec(one)?.[1]).filter((name) => name !== undefined);
}
