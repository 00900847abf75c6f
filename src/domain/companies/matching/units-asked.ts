import { now } from '../../clock.ts';
import { outside } from '../../outside.ts';
import type { RegisterEntity } from '../../register/entity.ts';
import type { NamedUnit } from '../../register/mirror/match-names.ts';
import { mirrorUnit } from '../../register/mirror/note-units.ts';
import { registerStatus } from '../../register/status.ts';
import { inPlatform } from '../../tenancy.ts';
import { RegisterSilent } from '../enrich-company.ts';

/**
 * Asks the register for each name, where the mirror is not in use. Its units go into the mirror, where their names are looked up
 * later; people’s do not.
 * @throws RegisterSilent
 */
export async function unitsAsked(names: readonly string[], signal?: AbortSignal): Promise<NamedUnit[][]> {
  const found: NamedUnit[][] = [];
  for (const name of names) {
    const told = await outside().register.searchByName(name, signal ? { signal } : {});
    if (told.kind === 'Unavailable') throw new RegisterSilent(told);
    const businesses = told.hits.filter(({ personLike }) => !personLike);
    const toldAt = now();
    await inPlatform(() =>
      Promise.all(
        businesses.map((entity) =>
          mirrorUnit(entity.organisationNumber, { outcome: { kind: 'Found', entity }, toldAt }),
        ),
      ),
    );
    found.push(businesses.map(named));
  }
  return found;
}

function named(entity: RegisterEntity): NamedUnit {
  const address = entity.businessAddress ?? entity.postalAddress;
  return {
    organisationNumber: entity.organisationNumber,
    name: entity.name,
    legalForm: entity.legalForm.code,
    status: registerStatus(entity),
    postalCode: address?.postalCode ?? null,
    place: address?.place ?? null,
    website: entity.website ?? null,
  };
}
