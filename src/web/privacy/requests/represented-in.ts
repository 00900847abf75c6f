import type { TypedRepresentation } from '../../../domain/privacy/requests/representation.ts';
import type { Visit } from '../../visit.ts';

/** What the fields of a form say of the one that somebody asks for. */
export const representedIn = (visit: Visit): TypedRepresentation => ({
  representedAs: visit.field('representedAs'),
  representedName: visit.field('representedName'),
});
