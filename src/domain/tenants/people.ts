import { seatsOf, type Seats } from '../billing/seats.ts';
import { now } from '../clock.ts';
import { sql } from '../tenancy.ts';
import { demand, may, type Member, type Role } from '../users/member.ts';

/** A colleague on the people page. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly since: Date;
  /** The roles the reader may give them; empty when none. */
  readonly assignable: readonly Role[];
  readonly removable: boolean;
}

/** An invitation that waits for an answer, or did until it ran out. */
export interface OpenInvitation {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly expiresAt: Date;
  readonly expired: boolean;
  /** The mail with its link was given up, as when there is no such address. */
  readonly undelivered: boolean;
}

export interface People {
  readonly colleagues: readonly Colleague[];
  /** Only for those who may invite. */
  readonly invitations: readonly OpenInvitation[];
  /** Only for those who may invite. */
  readonly seats: Seats | undefined;
  /** Colleagues whose accounts are restricted (Art. 18): they have a seat, and are not shown. */
  readonly restricted: number;
}

type Person = Omit<Colleague, 'assignable' | 'removable'>;
type Listed = Person & { readonly restricted: boolean };

/** Everybody in the member's tenant, owners first, and the open invitations for who may invite. */
export async function peopleOf(by: Member): Promise<People> {
  demand(by, 'read');
  const [listed, invitations, seats] = await Promise.all([
    sql<Listed>(
      `select m.id, m.name, u.email, m.role, m.created_at as since, u.restricted_at is not null as restricted
         from members m join users u on u.id = m.user_id
        where m.tenant_id = $1 and m.ended_at is null
        order by array_position(array['owner', 'admin', 'member', 'reader'], m.role), m.name, m.id limit 500`,
      [by.tenantId],
    ),
    may(by, 'people')
      ? sql<Omit<OpenInvitation, 'expired'>>(
          `select i.id, i.email, i.role, i.expires_at as "expiresAt", o.dead_at is not null as undelivered
             from invitations i
             left join outbox o on o.tenant_id = i.tenant_id and o.kind = 'mail'
                               and o.key = 'invitation:' || encode(i.token_hash, 'hex')
            where i.tenant_id = $1 and i.accepted_at is null and i.revoked_at is null
            order by i.created_at desc limit 500`,
          [by.tenantId],
        )
      : [],
    may(by, 'people') ? seatsOf(by.tenantId) : undefined,
  ]);
  const people: Person[] = listed.flatMap(({ restricted, ...person }) => (restricted ? [] : [person]));
  const owners = people.filter(({ role }) => role === 'owner').length;
  return {
    colleagues: people.map((person) => ({
      ...person,
      assignable: assignable(by, person, owners),
      removable: removable(by, person, owners),
    })),
    invitations: invitations.map((invitation) => ({ ...invitation, expired: invitation.expiresAt <= now() })),
    seats,
    restricted: listed.length - people.length,
  };
}

/** One colleague, for the page that confirms a removal. Undefined when there is none in this tenant. */
export async function colleagueOf(by: Member, id: string): Promise<Colleague | undefined> {
  return (await peopleOf(by)).colleagues.find((colleague) => colleague.id === id);
}

const ordinary: readonly Role[] = ['admin', 'member', 'reader'];

function assignable(by: Member, person: Person, owners: number): readonly Role[] {
  if (!may(by, 'people')) return [];
  if (by.role === 'owner') return person.role === 'owner' && owners === 1 ? [] : ['owner', ...ordinary];
  return person.role === 'owner' ? [] : ordinary;
}

function removable(by: Member, person: Person, owners: number): boolean {
  if (person.role === 'owner' && owners === 1) return false;
  if (person.id === by.id) return true;
  return may(by, 'people') && (person.role !== 'owner' || by.role === 'owner');
}
