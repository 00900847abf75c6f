import { randomInt } from 'node:crypto';

import { fold } from '../names.ts';

const LONGEST = 40;

// Legal forms at the end of a name say nothing in an address. Brønnøysundregistrene's codes of commercial units.
const legalForm = /[\s,.]+(?:as|asa|ans|da|enk|ks|nuf|sa|ba|iks|kf|sf)\.?$/;

/**
 * The part of a tenant's URL made from its name: `Nordlys Regnskap AS` is `nordlys-regnskap`.
 * Always fits the column's check, whatever the name.
 */
export function slugOf(name: string): string {
  const words = fold(name)
    .replace(legalForm, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '');
  return words.length >= 2 ? words : `firma-${words || 'ny'}`;
}

/** The same slug with an ending of its own, for a name that another tenant has. */
export const slugApart = (slug: string): string => `${slug}-${randomInt(36 ** 3, 36 ** 4).toString(36)}`;
