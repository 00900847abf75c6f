import { expect } from 'chai';

import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';
import { doneErasure, newAccountCertificate, newDeletionCertificate } from '../route-records.ts';

describe('Certificates of what was erased', () => {
  const town = useTown();

  it('name the day the backups are gone, which stays true however late they are read', async () => {
    const { astrid } = town;
    const erasure = await doneErasure(astrid);
    const visitor = await town.signedIn('astrid');
    const language = 'nb' as const;
    const pages = [
      [paths.erasures.certificate({ tenant: astrid.tenantSlug, id: erasure }), '28.12.2026'],
      [paths.public.accountCertificate({ language, certificate: newAccountCertificate() }), '27.12.2026'],
      [paths.public.deletionCertificate({ language, certificate: newDeletionCertificate() }), '27.01.2027'],
    ] as const;
    for (const [path, day] of pages) {
      const { text } = await visitor.get(path);
      expect(text, path).to.include(`<dt>Borte fra sikkerhetskopier etter</dt><dd>${day}</dd>`);
      expect(text, path).to.not.include('om 35 dager');
    }
  });

  it('do not say that nothing is left of somebody whose number still stands in the audit trail', async () => {
    const erasure = await doneErasure(town.astrid);
    const visitor = await town.signedIn('astrid');
    const { text } = await visitor.get(paths.erasures.certificate({ tenant: town.astrid.tenantSlug, id: erasure }));
    expect(text).to.include('endringsloggen med personens nummer (art. 5 nr. 2)');
  });
});
