import type { DocumentSection } from '../../domain/privacy/access/document.ts';

/** What says why and for how long a section is held, and whose it is. */
const reasonsOf = ({ purposes, retention, attribution }: DocumentSection): string =>
  JSON.stringify([purposes, retention, attribution]);

/** Sections that follow each other and are held for the same, together, so that why and how long is said once. */
export function sectionsAlike(sections: readonly DocumentSection[]): DocumentSection[][] {
  const groups: DocumentSection[][] = [];
  for (const section of sections) {
    const last = groups.at(-1);
    const [first] = last ?? [];
    if (last && first && reasonsOf(first) === reasonsOf(section)) last.push(section);
    else groups.push([section]);
  }
  return groups;
}
