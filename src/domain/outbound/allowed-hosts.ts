import { now, osloDay } from '../clock.ts';
import { platformRead } from '../tenancy.ts';
import { partyOf, type Party } from './parties.ts';

interface Listed {
  readonly readAt: number;
  /** Still under way at first: whoever asks meanwhile waits for the same answer. */
  readonly rows: Promise<readonly ListedRow[]>;
}

interface ListedRow {
  readonly code: string;
  readonly hosts: readonly string[];
  /** What the hosts of the row answer are addresses of others, which are reached for it. */
  readonly namesOthers: boolean;
  readonly switchedOn: boolean;
  readonly since: string;
  readonly until: string | null;
  /** A tenant has objected and waits for an answer. */
  readonly held: boolean;
}

/** How long what was read is trusted: a host that is switched off is out of reach this soon, in every process. */
const TRUSTED_MS = 5_000;

let listed: Listed | undefined;

/**
 * The hosts an adapter may reach today: those of the rows in use that are its own or no adapter's. Two rows may share a
 * host, and switching one off is then still felt by its adapter alone.
 */
export const hostsInUse = async (party: Party): Promise<ReadonlySet<string>> => hostsOf(await rowsInUse(party));

/** Of those, the hosts whose answers name others: a name service, say. */
export const hostsThatNameOthers = async (party: Party): Promise<ReadonlySet<string>> =>
  hostsOf((await rowsInUse(party)).filter((row) => row.namesOthers));

async function rowsInUse(party: Party): Promise<ListedRow[]> {
  const today = osloDay();
  return (await read()).filter((row) => isInUse(row, today) && [undefined, party].includes(partyOf(row.code)));
}

const hostsOf = (rows: readonly ListedRow[]): ReadonlySet<string> =>
  new Set(rows.flatMap(({ hosts }) => hosts.map((host) => host.toLowerCase())));

/** Whether a row of this code is in use today. */
export async function partyIsInUse(code: string): Promise<boolean> {
  const today = osloDay();
  return (await read()).some((row) => row.code === code && isInUse(row, today));
}

/** Whether a row in use today names this host. Also for what a visitor’s browser fetches at our word, through no adapter of ours. */
export async function hostIsInUse(host: string): Promise<boolean> {
  const today = osloDay();
  return hostsOf((await read()).filter((row) => isInUse(row, today))).has(host);
}

/** Whether the register has a row of this code at all. */
export const partyIsListed = async (code: string): Promise<boolean> => (await read()).some((row) => row.code === code);

/** Forgets what was read; for who has just changed the register. */
export function readHostsAgain(): void {
  listed = undefined;
}

/** SQL for whether an objection holds a row of `sub_processors` back. */
export const isHeld = `id in (select sub_processor_id from directory.held_sub_processors())`;

/**
 * Whether a row counts on a day (`YYYY-MM-DD`, Norway): switched on, begun, and not ended. An objection was made before the
 * first day; while it has no answer that day does not come (Art. 28(2)), also when somebody has switched the row on.
 */
export const isInUse = (row: Pick<ListedRow, 'switchedOn' | 'since' | 'until' | 'held'>, day: string): boolean =>
  row.switchedOn && !row.held && row.since <= day && (row.until === null || row.until > day);

function read(): Promise<readonly ListedRow[]> {
  const moment = now().getTime();
  if (listed && Math.abs(moment - listed.readAt) < TRUSTED_MS) return listed.rows;
  const reading: Listed = {
    readAt: moment,
    rows: platformRead<ListedRow>(
      `select code, hosts, names_others as "namesOthers", switched_on as "switchedOn", since::text, until::text, ${isHeld} as held
         from sub_processors`,
    ).catch((error: unknown) => {
      if (listed === reading) listed = undefined;
      throw error;
    }),
  };
  listed = reading;
  return reading.rows;
}
