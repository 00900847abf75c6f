import { accountsPath, showAccounts } from './accounts-handler.ts';
import { apiPath, type StandInAnswer, type StandInRequest } from './answer.ts';
import { bulkFile } from './bulk-handler.ts';
import { listChanges } from './changes-handler.ts';
import { changeUnit, clearFaults, refreshEmployees, setFault, showControl } from './control-handler.ts';
import { showEntity } from './entity-handler.ts';
import type { FaultPlan } from './faults.ts';
import { showGroup } from './group-handler.ts';
import { listLegalForms, showLegalForm } from './legal-forms-handler.ts';
import { searchEntities } from './search-handler.ts';
import type { UnitRegister } from './units/unit-register.ts';

/** One route. `name` is what faults are set by; control routes have none and never misbehave. */
export interface Route {
  readonly name?: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly pattern: RegExp;
  readonly handle: (request: StandInRequest) => StandInAnswer | Promise<StandInAnswer>;
}

/** What the routes need beside the units. */
export interface RouteOptions {
  readonly now: () => Date;
  /** Sent as the bulk file of main units; see `bulkFile`. */
  readonly largeFile?: string | undefined;
}

/** Every route of the stand-in, in the order they are tried. */
export function routes(units: UnitRegister, faults: FaultPlan, options: RouteOptions): readonly Route[] {
  const get = (name: string, path: string, handle: Route['handle']): Route => ({
    name,
    method: 'GET',
    pattern: pattern(apiPath + path),
    handle,
  });
  const control = (method: Route['method'], path: string, handle: Route['handle']): Route => ({
    method,
    pattern: pattern(`/_control${path}`),
    handle,
  });
  return [
    get('search', '/enheter', searchEntities(units, 'enheter')),
    get('file', '/enheter/lastned', bulkFile(units, 'enheter', options.now, options.largeFile)),
    get('sub-unit-file', '/underenheter/lastned', bulkFile(units, 'underenheter', options.now)),
    get('entity', '/enheter/:number', showEntity(units, 'enheter')),
    get('sub-unit-search', '/underenheter', searchEntities(units, 'underenheter')),
    get('sub-unit', '/underenheter/:number', showEntity(units, 'underenheter')),
    get('changes', '/oppdateringer/enheter', listChanges(units, 'enheter')),
    get('sub-unit-changes', '/oppdateringer/underenheter', listChanges(units, 'underenheter')),
    get('group', '/konsernstruktur/:number', showGroup(units)),
    get('legal-forms', '/organisasjonsformer', listLegalForms),
    get('legal-forms', '/organisasjonsformer/:code', showLegalForm),
    { name: 'accounts', method: 'GET', pattern: pattern(`${accountsPath}/:number`), handle: showAccounts(units) },
    control('GET', '', showControl(faults)),
    control('POST', '/units/:number/:verb', changeUnit(units)),
    control('POST', '/employee-refresh', refreshEmployees(units)),
    control('PUT', '/faults/:route', setFault(faults)),
    control('DELETE', '/faults', clearFaults(faults)),
  ];
}

function pattern(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/:([a-z]+)/g, '(?<$1>[^/]+)')}/?$`);
}
