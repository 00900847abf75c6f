import { record } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { Invalid, type FieldProblem } from '../../errors.ts';
import { oneLine } from '../../names.ts';
import { change } from '../../tenancy.ts';
import type { InBothLanguages } from '../inventory/declaration.ts';
import type { RequestDesk } from './desk.ts';
import { addEvent } from './events.ts';
import { LONGEST_NAME, type RequestKind } from './kinds.ts';
import { lockOpenRequest } from './locked-request.ts';

/** On what ground somebody asks for another. */
export const representations = ['guardian', 'mandate', 'estate'] as const;
export type Representation = (typeof representations)[number];
export const isRepresentation = (text: string): text is Representation => representations.some((one) => one === text);

/** How the desk saw that they may. `confirmed` is the person's own yes, by the link to the address on file. */
export const authorityProofs = ['document', 'register', 'known'] as const;
export type AuthorityProof = (typeof authorityProofs)[number];
export type AuthorityHow = 'confirmed' | AuthorityProof;

/** What the law says of one who asks for another: data, to be corrected by somebody who reads the law. */
interface RepresentationLaw {
  readonly source: InBothLanguages;
  /** False until somebody has read the source itself and not about it. */
  readonly verified: boolean;
  /** Whether the person can be asked themselves. */
  readonly personCanAnswer: boolean;
  /** A child may be old enough to decide (`lawNumbers.childAge`), and then has to want it. */
  readonly ofChild: boolean;
  /** What cannot be asked for in this way. */
  readonly notFor: readonly RequestKind[];
}

export const representationLaw: Readonly<Record<Representation, RepresentationLaw>> = {
  guardian: {
    source: {
      nb: 'barneloven §§ 30–33, vergemålsloven § 9; EDPBs retningslinjer 01/2022',
      en: 'barneloven §§ 30–33, vergemålsloven § 9; EDPB Guidelines 01/2022',
    },
    verified: false,
    personCanAnswer: true,
    ofChild: true,
    notFor: [],
  },
  mandate: {
    source: {
      nb: 'avtaleloven kapittel 2; EDPBs retningslinjer 01/2022',
      en: 'avtaleloven chapter 2; EDPB Guidelines 01/2022',
    },
    verified: false,
    personCanAnswer: true,
    ofChild: false,
    notFor: [],
  },
  // The regulation is about the living (recital 27); what of it an estate can use follows from the estate's own interests.
  estate: {
    source: {
      nb: 'personvernforordningens fortalepunkt 27; arveloven kapittel 12',
      en: 'GDPR recital 27; arveloven chapter 12',
    },
    verified: false,
    personCanAnswer: false,
    ofChild: false,
    notFor: ['access', 'portability'],
  },
};

/** What somebody says of the one they ask for. Both are empty when they ask for themselves. */
export interface TypedRepresentation {
  readonly representedAs: string;
  readonly representedName: string;
}

/** Whom a request is made for. */
export interface Represented {
  readonly representedAs: Representation | null;
  readonly representedName: string;
}

/** What is missing of it, by field: the ground and the name belong together. */
export function representationProblems({
  representedAs,
  representedName,
}: TypedRepresentation): Readonly<Record<string, FieldProblem>> {
  const named = oneLine(representedName) !== '';
  if (representedName.trim().length > LONGEST_NAME)
    return { representedName: { key: 'form.tooLong', params: { count: LONGEST_NAME } } };
  if (representedAs === '') return named ? { representedAs: 'form.choose' } : {};
  return {
    ...(isRepresentation(representedAs) ? {} : { representedAs: 'form.choose' }),
    ...(named ? {} : { representedName: 'form.required' }),
  };
}

/** Who is represented, of what was typed without problems. */
export const representedOf = ({ representedAs, representedName }: TypedRepresentation): Represented =>
  isRepresentation(representedAs)
    ? { representedAs, representedName: oneLine(representedName) }
    : { representedAs: null, representedName: '' };

/** What the desk has seen of an authority. */
export interface SeenAuthority {
  /** One of `authorityProofs`. */
  readonly how: string;
  /** For a child: `younger` than decides alone, or old enough and `agrees`. Empty otherwise. */
  readonly child: string;
  /** What was seen, in words; never the document. It goes with the names. */
  readonly note: string;
}

/**
 * Notes how it was shown that somebody may ask for another. The document is looked at and not kept. A child who is old enough
 * to decide has to want it; one who does not is no matter for their parent (the request is then refused).
 *
 * @throws Invalid on `how`, `child` or `note` when something is missing, on `authority` where nobody is represented or the law gives
 * no such right, on `request` when it has ended; NotFound
 */
export async function noteAuthority(desk: RequestDesk, id: string, { how, child, note }: SeenAuthority): Promise<void> {
  const { representedAs, kind } = await lockOpenRequest(desk, id);
  if (representedAs === null) throw new Invalid({ authority: 'requests.authority.nobody' });
  const law = representationLaw[representedAs];
  if (law.notFor.includes(kind)) throw new Invalid({ authority: 'requests.authority.noRight' });
  const childSaid = !law.ofChild || child === 'younger' || child === 'agrees';
  const problems = {
    ...(authorityProofs.some((proof) => proof === how) ? {} : { how: 'form.choose' }),
    ...(childSaid ? {} : { child: 'requests.authority.child.needed' }),
    ...(note.trim() === '' ? { note: 'form.required' } : {}),
  };
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
  await Promise.all([
    change(
      `update data_subject_requests set authority_at = $3, authority_how = $4, version = version + 1
        where tenant_id = $1 and id = $2`,
      [desk.tenantId, id, now(), how],
    ),
    addEvent(id, 'authority-noted', desk.actor, { details: law.ofChild ? { how, child } : { how }, note: note.trim() }),
    record(desk.actor, 'request.authority-noted', { kind: 'request', id }, { how }),
  ]);
}
