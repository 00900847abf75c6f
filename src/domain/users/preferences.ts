import { z } from 'zod';

import { Invalid, type FieldProblem } from '../errors.ts';
import { oneLine } from '../names.ts';
import { change, inPlatform, inTenant } from '../tenancy.ts';
import type { SignedInUser } from './sessions.ts';

const name = z.string().transform(oneLine).pipe(z.string().min(1, 'form.required').max(120));

/** What a person decides about themselves and how the program looks, field by field. Values as a form sends them. */
const fields = {
  name: { column: 'name', value: name },
  language: { column: 'language', value: z.enum(['nb', 'en']) },
  theme: { column: 'theme', value: z.enum(['system', 'light', 'dark']) },
  density: { column: 'density', value: z.enum(['comfortable', 'compact']) },
  shortcuts: { column: 'shortcuts', value: z.enum(['on', 'off']).transform((word) => word === 'on') },
} as const;

/** A user's name as it is stored. @throws Invalid on `name` */
export function readUserName(typed: string): string {
  const read = name.safeParse(typed);
  if (!read.success) throw new Invalid({ name: problemOf('name', typed) });
  return read.data;
}

/** A field of a user's own settings. */
export type PreferenceField = keyof typeof fields;

export const isPreferenceField = (field: string): field is PreferenceField => Object.hasOwn(fields, field);

/**
 * Saves one of a user's own settings. A new name is also what colleagues see, in each tenant the user is in.
 * @throws Invalid on that field
 */
export async function setPreference(user: SignedInUser, field: PreferenceField, typed: string): Promise<void> {
  const { column, value } = fields[field];
  const read = value.safeParse(typed);
  if (!read.success) throw new Invalid({ [field]: problemOf(field, typed) });
  // The column is one of the five above, never what somebody sent.
  await inPlatform(() => change(`update users set ${column} = $2 where id = $1`, [user.id, read.data]));
  if (field !== 'name') return;
  for (const { tenantId, id } of user.memberships)
    await inTenant(tenantId, () =>
      change(`update members set name = $3 where tenant_id = $1 and id = $2`, [tenantId, id, read.data]),
    );
}

function problemOf(field: PreferenceField, typed: string): FieldProblem {
  if (field !== 'name') return 'form.choose';
  return typed.trim() === '' ? 'form.required' : { key: 'form.tooLong', params: { count: 120 } };
}
