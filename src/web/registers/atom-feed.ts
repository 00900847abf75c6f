/** A feed as RFC 4287 wants it. Texts are plain. */
export interface AtomFeed {
  readonly id: string;
  readonly title: string;
  readonly author: string;
  readonly language: string;
  readonly link: string;
  readonly self: string;
  readonly entries: readonly AtomEntry[];
}

export interface AtomEntry {
  readonly id: string;
  readonly title: string;
  readonly link: string;
  readonly updated: Date;
  readonly summary: string;
}

/** Writes the feed, the newest entry first. */
export function atomFeed({ id, title, author, language, link, self, entries }: AtomFeed): string {
  const newest = entries.toSorted((a, b) => b.updated.getTime() - a.updated.getTime());
  const updated = newest[0]?.updated ?? new Date(0);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${plain(language)}">`,
    `<id>${plain(id)}</id><title>${plain(title)}</title><updated>${updated.toISOString()}</updated>`,
    `<author><name>${plain(author)}</name></author>`,
    `<link rel="alternate" type="text/html" href="${plain(link)}"/><link rel="self" href="${plain(self)}"/>`,
    ...newest.map(
      (entry) =>
        `<entry><id>${plain(entry.id)}</id><title>${plain(entry.title)}</title><updated>${entry.updated.toISOString()}</updated>` +
        `<link href="${plain(entry.link)}"/><summary>${plain(entry.summary)}</summary></entry>`,
    ),
    '</feed>',
    '',
  ].join('\n');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const plain = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign);
