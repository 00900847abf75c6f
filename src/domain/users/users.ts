import { newId } from '../identifiers.ts';
import { oneLine } from '../names.ts';
import { sql } from '../tenancy.ts';

/** A person about to become a user. */
export interface NewUser {
  /** As `readEmailAddress` gives it. */
  readonly email: string;
  readonly name: string;
  /** What `hashPassword` gave. */
  readonly passwordHash: string;
  readonly language: 'nb' | 'en';
}

/** Makes a user in the open transaction. @returns the id, or undefined when the address already has a user */
export async function createUser(user: NewUser): Promise<string | undefined> {
  const [made] = await sql<{ id: string }>(
    `insert into users (id, email, name, password_hash, language) values ($1, $2, $3, $4, $5)
     on conflict (email) do nothing returning id`,
    [newId(), user.email, oneLine(user.name), user.passwordHash, user.language],
  );
  return made?.id;
}
