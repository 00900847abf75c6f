import type { Request } from 'express';

import { trashable, trashedRecord, type Trashable, type TrashedRecord } from '../domain/trash/trashed-record.ts';
import { readingTenant } from '../domain/tenancy.ts';
import { may } from '../domain/users/member.ts';
import { sentForm, type FormAgain } from './form-again.ts';
import { paths } from './paths.ts';
import type { Answer, Route, Visit } from './visit.ts';

/** What was to be changed is in the trash. */
export class RecordTrashed extends Error {
  readonly record: TrashedRecord;

  constructor(record: TrashedRecord) {
    super('in the trash');
    this.record = record;
  }
}

/** The field that says that the record is to leave the trash before the rest of its form is saved. */
const TAKE_OUT = 'outOfTrash';

/** The record that a form was to change, when somebody has put it in the trash meanwhile. To be run in the tenant's transaction. */
export async function trashedMeanwhile(route: Route, visit: Visit): Promise<TrashedRecord | undefined> {
  const kind = kindOf(route);
  if (route.method !== 'post' || kind === undefined || !may(visit.member, 'write')) return undefined;
  return trashedRecord(visit.member, kind, visit.param('id'));
}

/**
 * Takes a record out of the trash, as its own page would, when a form that was shown again asks for it.
 * @param carryOut runs the handler of a route in its transaction
 * @returns what to answer in place of the rest, when the record had to stay there: another company has its number by now
 */
export async function outOfTrash(
  route: Route,
  visit: Visit,
  routes: readonly Route[],
  carryOut: (route: Route) => Promise<Answer>,
): Promise<Answer | undefined> {
  const kind = kindOf(route);
  if (route.method !== 'post' || kind === undefined || visit.field(TAKE_OUT) === '') return undefined;
  const { pattern } = paths[kind].restoration;
  const restoration = routes.find((one) => one.method === 'post' && one.path.pattern === pattern);
  if (!restoration) throw new Error(`nothing takes ${kind} out of the trash`);
  const answer = await carryOut(restoration);
  const still = await readingTenant(visit.member.tenantId, () => trashedMeanwhile(route, visit));
  return still && answer;
}

/** A form that could not be saved since its record is in the trash. */
export interface TrashedForm extends FormAgain {
  readonly kind: Trashable;
}

/** The form of a request, as it is to be sent again; when nothing was in it, what takes the record out of the trash. */
export function formAgain(request: Request, tenant: string, { kind, id, version }: TrashedRecord): TrashedForm {
  const { action, fields, typed } = sentForm(request);
  // Its own id alone is nothing that was typed.
  if (fields.every(([name]) => name === 'id'))
    return { kind, action: paths[kind].restoration({ tenant, id }), fields: [], typed: [] };
  // Where nothing else than the trashing came between, what was typed is still about what its sender saw.
  const seen = (value: string): string => (Number(value) === version - 1 ? String(version + 1) : value);
  return {
    kind,
    action,
    fields: [
      ...fields.map(([name, value]) => [name, name === 'version' ? seen(value) : value] as const),
      [TAKE_OUT, 'yes'],
    ],
    typed,
  };
}

const kindOf = ({ path }: Route): Trashable | undefined =>
  trashable.find((kind) => path.pattern.startsWith(`${paths[kind].show.pattern}/`));
