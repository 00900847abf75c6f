import type { Actor } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { newId } from '../../identifiers.ts';
import { change, currentTenantId } from '../../tenancy.ts';
import type { Channel } from '../purposes/purpose.ts';
import type { EventKind, Via } from './fold.ts';

/** Who an event comes from: the person themselves by a link, or somebody in the program. */
export type ConsentActor = Actor | { readonly kind: 'person' };

/**
 * What proves an event, beyond its columns: ids, hashes, days and counts, a closed list that a copy to the person says in words
 * (access/structured-values.ts). Never an address, a name or free text.
 */
export interface ConsentEvidence {
  /** The day it was said, `YYYY-MM-DD`. */
  readonly on?: string | undefined;
  /** The beginning of the keyed hash of the address the link was sent to. */
  readonly sentTo?: string | undefined;
  /** The marks of the numbers and postal addresses the person had when they answered by a link: where a yes to those channels may be used. */
  readonly onFile?: readonly string[] | undefined;
  /** The event that asked. */
  readonly asked?: string | undefined;
  /** The data subject request it came with. */
  readonly request?: string | undefined;
  /** The record that became this one. */
  readonly from?: string | undefined;
  /** How many noes were carried over from it. */
  readonly narrowed?: number | undefined;
}

/** The wording somebody saw, in the language they saw it in. */
export interface SeenWording {
  readonly id: string;
  readonly version: number;
  readonly language: 'nb' | 'en';
  /** SHA-256, in hex, of that text. */
  readonly hash: string;
}

/** An event to be added. */
export interface NewConsentEvent {
  readonly contactId: string;
  /** Null: every marketing purpose; only for `objected` and `merged`. */
  readonly purposeId: string | null;
  readonly channel?: Channel | null;
  readonly kind: EventKind;
  readonly via: Via;
  readonly wording?: SeenWording | undefined;
  readonly evidence?: ConsentEvidence;
  readonly by: ConsentActor;
}

/**
 * Adds an event to the ledger in the open transaction. Nothing is ever changed there, and nothing removed before its time is over
 * (forget-proof.ts); the database gives the program no right to. Returns the event's id.
 */
export async function appendConsentEvent(event: NewConsentEvent): Promise<string> {
  const id = newId();
  const { by, wording } = event;
  await change(
    `insert into consent_events (tenant_id, id, at, contact_id, purpose_id, channel, kind, via, wording_id,
                                 wording_version, wording_hash, language, evidence, actor, actor_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      currentTenantId(),
      id,
      now(),
      event.contactId,
      event.purposeId,
      event.channel ?? null,
      event.kind,
      event.via,
      wording?.id ?? null,
      wording?.version ?? null,
      wording?.hash ?? null,
      wording?.language ?? null,
      JSON.stringify(event.evidence ?? {}),
      by.kind === 'member' || by.kind === 'person' ? by.kind : 'system',
      by.kind === 'member' ? by.id : null,
    ],
  );
  return id;
}
