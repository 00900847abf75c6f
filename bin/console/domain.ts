import { readdirSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(import.meta.dirname, '..', '..', 'src', 'domain');

/** Everything the domain exports, by capability (`contacts.contactList`), the files beside the capabilities at the top. */
export async function loadDomain(): Promise<Record<string, unknown>> {
  const domain: Record<string, unknown> = {};
  for (const entry of readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => a.name.localeCompare(b.name))) {
    if (entry.isDirectory()) domain[entry.name] = await loadFolder(path.join(folder, entry.name));
    else if (entry.name.endsWith('.ts')) Object.assign(domain, await load(path.join(folder, entry.name)));
  }
  return domain;
}

async function loadFolder(directory: string): Promise<Record<string, unknown>> {
  const exported: Record<string, unknown> = {};
  for (const name of readdirSync(directory, { recursive: true, encoding: 'utf8' }).toSorted())
    if (name.endsWith('.ts')) Object.assign(exported, await load(path.join(directory, name)));
  return exported;
}

async function load(file: string): Promise<Record<string, unknown>> {
  return import(file);
}
