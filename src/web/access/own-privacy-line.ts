import { now, osloDay } from '../../domain/clock.ts';
import type { PersonPage } from '../../domain/privacy/access/person-page.ts';
import { titleOf } from '../../domain/privacy/purposes/purposes.ts';
import type { Visit } from '../visit.ts';
import type { OwnPrivacyLine } from './pages.ts';

/** The line under a person's name, in words to the person: why they are held, since when, and what happens next. */
export function ownPrivacyLine(
  { t, formats, language }: Visit,
  { standing, restricted, until, fromTrash }: Pick<PersonPage, 'standing' | 'restricted' | 'until' | 'fromTrash'>,
): OwnPrivacyLine {
  const ground = standing?.bases.find(({ inForce }) => inForce);
  const parts = ground
    ? [
        titleOf(ground, language),
        t(`consents.basis.since.${ground.basis}`, { date: formats.date(ground.since) }),
        ...(standing?.objected ? [t('access.person.line.objected')] : []),
      ]
    : [t('access.person.line.noGround')];
  if (restricted) return { state: 'restricted', parts, next: t('access.person.line.restricted') };
  const next =
    until === ''
      ? undefined
      : t(
          fromTrash
            ? 'access.person.line.deleted'
            : until < osloDay()
              ? 'access.person.line.overdue'
              : 'access.person.line.next',
          {
            days: formats.relative(until, now()),
          },
        );
  if (standing?.objected) return { state: 'withdrawn', parts, next };
  if (standing?.consented) return { state: 'consent', parts, next };
  return { state: ground ? 'basis' : 'missing', parts, next };
}
