import { notPersonal, personalColumns, tenantKey, type TableDeclaration } from '../declaration.ts';

// Keys, sealed under a secret that is not in the database. A person's key goes with the person.

const tenantKeys: TableDeclaration = {
  schema: 'public',
  table: 'tenant_keys',
  layer: 'processor',
  holds: 'the keys of a tenant',
  ties: [],
  columns: {
    tenant_id: tenantKey,
    kind: notPersonal('what the key is for, one of a fixed list'),
    sealed: notPersonal('a random key, unreadable without a secret outside the database'),
    created_at: notPersonal('when the key was made'),
  },
};

const key = personalColumns({
  subject: 'contact',
  purpose: 'tenant-accountability',
  basis: 'c',
  retention: 'with-contact',
});

const subjectKeys: TableDeclaration = {
  schema: 'public',
  table: 'subject_keys',
  layer: 'processor',
  holds: 'the key of each person that something is sealed under; without it that is unreadable for good',
  ties: [
    { to: 'contact', column: 'subject_id', key: 'contact', as: 'about', when: "subject_keys.subject_kind = 'contact'" },
  ],
  columns: {
    tenant_id: tenantKey,
    subject_kind: notPersonal('what kind of person, one of a fixed list'),
    subject_id: key('user.unique_id', 'delete', { inAccess: false }),
    sealed: key('system.operations', 'delete', { inAccess: false }),
  },
};

export const keyTables: readonly TableDeclaration[] = [tenantKeys, subjectKeys];
