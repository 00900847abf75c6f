import { z } from 'zod';
import type { Answer } from './attempt.ts';
import type { Question } from './ask.ts';
import { isJson, parseJson } from './json-answer.ts';
import type { RegisterLimits } from './limits.ts';
import type { Unavailable } from './outcomes.ts';

/** A company of a group. */
export interface GroupMember {
  readonly organisationNumber: string;
  readonly name: string;
  /** Code of the legal form. */
  readonly legalForm: string | undefined;
  /** The company of the group it stands under; undefined for the one at the top. */
  readonly parent: string | undefined;
  /** How large a part the parent owns, as the register has it: `100%`, or words. */
  readonly share: string | undefined;
}

/** A whole group, the top first, each company once and after the one it stands under. */
export interface Group {
  readonly kind: 'Group';
  readonly members: readonly GroupMember[];
}

/** Every way the question for a group can end. `NoGroup` is only said when the register said so. */
export type GroupOutcome = Group | { readonly kind: 'NoGroup' } | Unavailable;

/** More companies than any group has; what comes after is left. The largest seen has 250, written at most a few times each. */
const MOST_NODES = 5_000;

/** The question for the group that a unit is in. */
export const groupQuestion = (base: URL, number: string, limits: RegisterLimits): Question => ({
  url: new URL(`konsernstruktur/${number}`, base),
  accept: 'application/json',
  maxBytes: limits.pageBytes,
});

/** What an answer about a group means. The register answers 404, with nothing in it, for a unit that is in none. */
export function groupOutcome(answer: Answer, number: string): GroupOutcome {
  if (answer.status === 404)
    return answer.body === '' || isJson(answer) ? { kind: 'NoGroup' } : badAnswer('status 404 with a page');
  if (answer.status !== 200) return { kind: 'Unavailable', reason: 'refused', detail: `status ${answer.status}` };
  const links = readLinks(parseJson(answer));
  if (!links) return badAnswer('unexpected shape of a group');
  if (!links.some((link) => link.organisationNumber === number))
    return badAnswer('a group without the number asked for');
  const members = eachOnce(links);
  return members.length === 1 ? { kind: 'NoGroup' } : { kind: 'Group', members };
}

const node = z.object({
  organisasjonsnummer: z.string().regex(/^[0-9]{9}$/),
  navn: z.string().min(1),
  organisasjonsform: z.union([z.string(), z.object({ kode: z.string() }).transform(({ kode }) => kode)]).nullish(),
  knytningsform: z.object({ kode: z.string() }).nullish(),
  grunnlag: z.string().nullish(),
  children: z.array(z.unknown()).nullish(),
});

interface Link extends GroupMember {
  readonly partial: boolean;
}

/** Every place of the tree, the top first and breadth first; undefined when any of it is not as it should be. */
function readLinks(json: unknown): Link[] | undefined {
  const links: Link[] = [];
  const waiting: { readonly json: unknown; readonly parent: string | undefined }[] = [{ json, parent: undefined }];
  for (let at = 0; at < waiting.length && at < MOST_NODES; at += 1) {
    const next = waiting[at];
    const read = node.safeParse(next?.json);
    if (!read.success) return undefined;
    const { organisasjonsnummer, navn, organisasjonsform, knytningsform, grunnlag, children } = read.data;
    links.push({
      organisationNumber: organisasjonsnummer,
      name: navn,
      legalForm: organisasjonsform ?? undefined,
      parent: next?.parent,
      share: grunnlag?.trim() || undefined,
      partial: knytningsform?.kode === 'KGRL',
    });
    for (const child of children ?? []) waiting.push({ json: child, parent: organisasjonsnummer });
  }
  return links;
}

/**
 * A company that is owned through several others stands under each of them in the register's tree. Here it stands under
 * one: an owner that controls it before one with a part of it, the larger part first.
 */
function eachOnce(links: readonly Link[]): GroupMember[] {
  const [top] = links;
  const best = new Map<string, Link>();
  for (const link of links) {
    const known = best.get(link.organisationNumber);
    if (link === top || !known || (known !== top && weight(link) > weight(known)))
      best.set(link.organisationNumber, link);
  }
  const below = new Map<string | undefined, Link[]>();
  for (const link of best.values()) below.set(link.parent, [...(below.get(link.parent) ?? []), link]);
  const ordered: GroupMember[] = [];
  const waiting = [...(below.get(undefined) ?? [])];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { partial: _, ...member } = next;
    ordered.push(member);
    waiting.unshift(...(below.get(next.organisationNumber) ?? []));
  }
  return ordered;
}

/** Percent, and a hundred more for one that controls. */
function weight({ share, partial }: Link): number {
  const percent = Number(/^(\d+(?:[.,]\d+)?)\s*%$/.exec(share ?? '')?.[1]?.replace(',', '.') ?? 0);
  return (partial ? 0 : 100) + percent;
}

const badAnswer = (detail: string): Unavailable => ({ kind: 'Unavailable', reason: 'badAnswer', detail });
