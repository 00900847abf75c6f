import { v7, validate } from 'uuid';

/** A new record id: UUIDv7, made by the program so that the schema runs on every PostgreSQL from 15 and on Citus. */
export const newId = (): string => v7();

/**
 * Whether a text, for example from a URL, is a UUID as we write them; anything else is never sent to the database. In lower
 * case alone: to PostgreSQL another spelling is the same record, and to keys, seals and the names of duties another.
 */
export const isId = (text: string): boolean => validate(text) && text === text.toLowerCase();

/** OnNet's own scope: obligations, mail and audit entries that belong to no customer (layer L1). */
export const PLATFORM_TENANT_ID = '00000000-0000-0000-0000-000000000000';
