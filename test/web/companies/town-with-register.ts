import { startRegisterStandIn, type RegisterStandIn } from '../../../stand-ins/register/server.ts';
import { useTown, type Town } from '../../support/cast.ts';
import type { Visitor } from '../../support/visitor.ts';

/** A town whose app asks a register of its own, with somebody signed in. */
export interface TownWithRegister {
  readonly town: Town;
  /** Without faults at the beginning of each test. */
  readonly register: RegisterStandIn;
  readonly bjorn: Visitor;
  /** The part of an address that names Bjørn's tenant. */
  readonly tenant: string;
}

/** Gives the surrounding `describe` a town with a register. Read the fields inside hooks and tests. */
export function useTownWithRegister(): TownWithRegister {
  let register: RegisterStandIn | undefined;
  let bjorn: Visitor | undefined;
  const there = <T>(one: T | undefined): T => {
    if (one === undefined) throw new Error('The town is there only inside hooks and tests.');
    return one;
  };
  before(async () => {
    register = await startRegisterStandIn({ port: 0 });
  });
  const town = useTown(() => ({ REGISTER_URL: there(register).url }));
  before(async () => {
    bjorn = await town.signedIn('bjorn');
  });
  after(() => there(register).close());
  afterEach(() => there(register).faults.clear());
  return {
    town,
    get register() {
      return there(register);
    },
    get bjorn() {
      return there(bjorn);
    },
    get tenant() {
      return town.bjorn.tenantSlug;
    },
  };
}
