import { badRequest, notFound, type StandInAnswer, type StandInRequest } from './answer.ts';
import type { HeldUnit, UnitRegister } from './units/unit-register.ts';

const GROUP_SIZE = 4;

/**
 * The group of one unit, whole and from its top, whichever of its companies was asked about; 404 with nothing in it for a
 * unit in none. Invented stock companies are in groups of four: one at the top, two it owns, and one that both of these
 * own a part of, and which therefore stands in the answer twice, as in the register.
 */
export const showGroup =
  (units: UnitRegister) =>
  (request: StandInRequest): StandInAnswer => {
    const number = request.params['number'] ?? '';
    if (!/^[0-9]{9}$/.test(number))
      return badRequest(request, [
        { message: 'Organisasjonsnummer må være et nummer med nøyaktig 9 siffer', value: number },
      ]);
    const companies = units
      .live('enheter')
      .filter(({ number: one, body }) => one.startsWith('3') && formOf(body) === 'AS');
    const at = companies.findIndex((unit) => unit.number === number);
    const from = at - (at % GROUP_SIZE);
    const [top, one, other, shared] = companies.slice(from, from + GROUP_SIZE);
    // Every second four stand alone.
    if (at < 0 || from % (2 * GROUP_SIZE) !== 0 || !top || !one || !other || !shared) return notFound;
    const body = {
      ...node(top),
      children: [
        { ...link(one, top, 1, 'KDAT', '100%'), children: [link(shared, one, 2, 'KDAT', '60 %')] },
        { ...link(other, top, 1, 'KDAT', '95,0%'), children: [link(shared, other, 2, 'KGRL', '40,00%')] },
      ],
    };
    return { status: 200, headers: { 'content-type': 'application/json', 'cache-control': 'no-store' }, body };
  };

const node = ({ number, body }: HeldUnit): Record<string, unknown> => ({
  organisasjonsnummer: number,
  navn: body['navn'],
  organisasjonsform: body['organisasjonsform'],
});

const kinds: Readonly<Record<string, string>> = { KDAT: 'Konsern datter', KGRL: 'Konsern grunnlag' };

const link = (
  unit: HeldUnit,
  parent: HeldUnit,
  level: number,
  kind: string,
  share: string,
): Record<string, unknown> => ({
  ...node(unit),
  nivaa: level,
  knytningsform: { kode: kind, beskrivelse: kinds[kind] },
  grunnlag: share,
  dato: '2025-07-01',
  parentOrganisasjonsnummer: parent.number,
  parentNavn: parent.body['navn'],
});

function formOf({ organisasjonsform: form }: HeldUnit['body']): unknown {
  return typeof form === 'object' && form !== null && 'kode' in form ? form.kode : undefined;
}
