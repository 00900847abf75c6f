import { z } from 'zod';

import { now } from '../clock.ts';
import { faultPoint } from '../fault-points.ts';
import { tenantKeyIfMade } from '../keys/tenant-keys.ts';
import { currentTenantId, sql } from '../tenancy.ts';
import { anchorFolder } from './anchor-file.ts';
import { chainHead } from './audit-head.ts';
import { checkpointProof } from './chain.ts';
import { BROKEN, readNote, removeNote, writeNote } from './signed-note.ts';

/** How far a tenant's trail was sealed when the sealer last saw it, as it is kept outside the database. */
const KnownHead = z.object({
  seq: z.number(),
  /** The MAC of that seal, in hex; empty before the first. */
  mac: z.string(),
  at: z.iso.datetime(),
  /** From which seal on heads have been kept, and since when. What was sealed before is known to the nightly anchors alone. */
  since: z.object({ seq: z.number(), at: z.iso.datetime(), accepted: z.boolean() }),
  /** Whether what waits may be older than the sealer's last look: at the beginning, and after the sealing stood still. */
  catchingUp: z.boolean(),
});
export type KnownHead = z.infer<typeof KnownHead>;

/** Why nothing more is sealed: the trail ends before what is known, is another one there, or what is known was changed itself. */
export type Halt = 'behind' | 'other' | 'broken';

const nameOf = (kind: 'heads' | 'halted'): string => `${kind}/${currentTenantId()}`;

/** The head that is known of the open transaction's tenant; undefined where none is. */
export const knownHead = (folder = anchorFolder()): Promise<KnownHead | typeof BROKEN | undefined> =>
  readNote(folder, nameOf('heads'), KnownHead);

/** What speaks against the trail in the database being the one that is known; undefined where nothing does. */
export async function haltOf(known: KnownHead | typeof BROKEN | undefined): Promise<Halt | undefined> {
  if (known === undefined) return undefined;
  if (known === BROKEN) return 'broken';
  const head = await chainHead();
  if ((head?.seq ?? 0) < known.seq) return 'behind';
  if (known.seq === 0) return undefined;
  const [there] = await sql<{ mac: Buffer }>(
    `select mac from audit_seals where tenant_id = $1 and seq = $2
      union all select mac from audit_checkpoints where tenant_id = $1 and seq = $2 limit 1`,
    [currentTenantId(), known.seq],
  );
  if (there) return there.mac.toString('hex') === known.mac ? undefined : 'other';
  // Behind a checkpoint, whose own proof says that the chain was ours, seals go when their time is over.
  return (await isCut(known.seq)) ? undefined : 'other';
}

/** Whether a checkpoint of ours stands after a seal. */
async function isCut(seq: number): Promise<boolean> {
  const [after] = await sql<{ seq: number; mac: Buffer; proof: Buffer }>(
    `select seq, mac, proof from audit_checkpoints where tenant_id = $1 and seq > $2 order by seq desc limit 1`,
    [currentTenantId(), seq],
  );
  const key = await tenantKeyIfMade('audit');
  return after !== undefined && key !== undefined && checkpointProof(key, after.seq, after.mac).equals(after.proof);
}

type Followed =
  | { readonly halted: Halt; readonly known?: never }
  | { readonly halted?: never; readonly known: KnownHead };

/**
 * Holds what is known against the trail in the open transaction, which has its lock and has sealed nothing yet, and keeps how far it
 * goes. What is committed can be ahead of what is known, where a process died in between; behind it only when somebody has been
 * at it, or when the database is a restored backup.
 * @returns `halted` where nothing may be sealed on top of it
 */
export async function followHead(): Promise<Followed> {
  const known = await knownHead();
  const halt = await haltOf(known);
  if (halt !== undefined || known === BROKEN) {
    const why = halt ?? 'broken';
    await writeHalt(why);
    return { halted: why };
  }
  const head = await chainHead();
  const [seq, mac] = [head?.seq ?? 0, head?.mac.toString('hex') ?? ''];
  const resumed = await isHalted();
  if (known && known.seq === seq && !resumed) return { known };
  const at = now().toISOString();
  const followed: KnownHead = {
    seq,
    mac,
    at,
    since: known?.since ?? { seq, at, accepted: false },
    catchingUp: known === undefined || known.catchingUp || resumed,
  };
  await faultPoint('head to be kept');
  await keepHead(followed);
  if (resumed) await removeNote(anchorFolder(), nameOf('halted'));
  await faultPoint('head kept');
  return { known: followed };
}

/** Keeps a head, in a transaction that has the lock of the chain. */
export const keepHead = (head: KnownHead): Promise<void> => writeNote(anchorFolder(), nameOf('heads'), head);

const Halted = z.object({ why: z.enum(['behind', 'other', 'broken']), at: z.iso.datetime() });

/** Since when nothing more is sealed of the open transaction's tenant, and why; undefined where nothing is the matter. */
export async function haltedSince(): Promise<z.infer<typeof Halted> | undefined> {
  const halted = await readNote(anchorFolder(), nameOf('halted'), Halted);
  return halted === BROKEN ? { why: 'broken', at: now().toISOString() } : halted;
}

const isHalted = async (): Promise<boolean> => (await haltedSince()) !== undefined;

async function writeHalt(why: Halt): Promise<void> {
  if ((await haltedSince())?.why === why) return;
  await writeNote(anchorFolder(), nameOf('halted'), { why, at: now().toISOString() });
}

/** Ends the sealer's catching up: the list is empty, and what comes on it from now on is new. */
export const caughtUp = (known: KnownHead): Promise<void> =>
  known.catchingUp ? keepHead({ ...known, catchingUp: false }) : Promise.resolve();
