import type { TrailFilter } from '../../domain/audit/trail.ts';
import type { DeskPage } from '../privacy/pages.ts';
import type { ShownCheck } from './check-words.ts';

// What the page of the audit trail gets to show.
declare module '../visit.ts' {
  interface Views {
    'audit/index': AuditPage;
  }
}

export interface AuditPage extends DeskPage {
  /** Newest first, under the day they happened on. */
  readonly days: readonly { readonly heading: string; readonly entries: readonly ShownEntry[] }[];
  readonly filter: TrailFilter;
  readonly filtered: boolean;
  readonly actionChoices: readonly Choice[];
  readonly actorChoices: readonly Choice[];
  readonly kindChoices: readonly Choice[];
  /** How far the trail is sealed, in words; undefined before the first seal. */
  readonly sealed: string | undefined;
  /** How far it is anchored outside the database, in words; undefined while nothing is sealed. */
  readonly anchored: { readonly words: string; readonly icon: 'shield-check' | 'clock' | 'triangle-alert' } | undefined;
  /** What the nightly check found; undefined while nothing is sealed. */
  readonly check: ShownCheck | undefined;
  /** Addresses of the neighbouring pages. */
  readonly first: string | undefined;
  readonly next: string | undefined;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface ShownEntry {
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly icon: string;
  readonly subject: { readonly name: string; readonly href: string | undefined } | undefined;
  readonly details: readonly string[];
  /** For what it was done, in words. */
  readonly purpose: string;
  /** What fields held before and since, in words. */
  readonly values: readonly string[];
}
