import { z } from 'zod';
import type { StandInAnswer, StandInRequest } from './answer.ts';
import { fault, type FaultPlan } from './faults.ts';
import type { UnitRegister } from './units/unit-register.ts';

const day = z.object({ date: z.iso.date().optional() });
const largestCommand = 1024 * 1024;

/** What the control interface can do, shown at `GET /_control`. */
const commands = {
  'POST /_control/units/{number}/edit': 'fields of the body to set; null takes a field away',
  'POST /_control/units/{number}/bankrupt': '{"date"?: "YYYY-MM-DD"}',
  'POST /_control/units/{number}/strike-off': '{"date"?: "YYYY-MM-DD"}',
  'POST /_control/units/{number}/remove': '{"date"?: "YYYY-MM-DD"}',
  'POST /_control/employee-refresh': 'the monthly refresh of numbers of employees, of all units at once',
  'PUT /_control/faults/{route}':
    'a fault; route is entity, sub-unit, file, sub-unit-file, search, sub-unit-search, changes, sub-unit-changes, group, legal-forms or *',
  'DELETE /_control/faults': 'makes every route well again',
};

/** Shows the commands and the faults set. */
export const showControl = (faults: FaultPlan) => (): StandInAnswer => json(200, { commands, faults: faults.list() });

/** Changes a unit, as if something had happened to it: the body and the feed change together. */
export const changeUnit =
  (units: UnitRegister) =>
  async (request: StandInRequest): Promise<StandInAnswer> => {
    const number = request.params['number'] ?? '';
    const verb = request.params['verb'];
    const sent = await readJson(request);
    try {
      if (verb === 'edit') units.edit(number, z.record(z.string(), z.unknown()).parse(sent));
      else if (verb === 'bankrupt') units.bankrupt(number, day.parse(sent).date);
      else if (verb === 'strike-off') units.strikeOff(number, day.parse(sent).date);
      else if (verb === 'remove') units.remove(number, day.parse(sent).date);
      else return json(404, { error: `no such command: ${verb}` });
    } catch (error) {
      if (error instanceof RangeError || error instanceof z.ZodError) return json(422, { error: error.message });
      throw error;
    }
    return json(200, { ok: true });
  };

/** Refreshes the numbers of employees of all units, as the register does about the middle of each month. */
export const refreshEmployees = (units: UnitRegister) => (): StandInAnswer =>
  json(200, { changed: units.refreshEmployees() });

/** Sets a fault on a route. */
export const setFault =
  (faults: FaultPlan) =>
  async (request: StandInRequest): Promise<StandInAnswer> => {
    const read = fault.safeParse(await readJson(request));
    if (!read.success) return json(422, { error: read.error.message });
    faults.set(request.params['route'] ?? '*', read.data);
    return json(200, { ok: true });
  };

/** Makes every route well again. */
export const clearFaults = (faults: FaultPlan) => (): StandInAnswer => {
  faults.clear();
  return json(200, { ok: true });
};

async function readJson(request: StandInRequest): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.raw as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > largestCommand) return undefined;
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  if (text === '') return {};
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function json(status: number, body: unknown): StandInAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body };
}
