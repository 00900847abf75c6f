import { outside } from '../domain/outside.ts';

/** The full address of a path of ours for a mail: from the configured PUBLIC_URL, never from the Host of a request. */
export const publicLink = (path: string): string => outside().publicUrl + path;
