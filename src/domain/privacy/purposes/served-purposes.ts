/**
 * What everybody's data is used for, as a table in SQL: `(contact_id, purpose_id, basis)`. A basis is written down; a consent
 * stands in the ledger, and is never written down beside it. It counts while a way is left on which it is the last word, and
 * while what was agreed to still means what is asked today, as `foldConsent` and the gate have it. Somebody may stand in it twice
 * for a purpose. Which address a consent is for changes nothing here: it was given, and narrows only where it may be used. The tenant is `$1`.
 */
export const servedPurposes = `(
  select written.contact_id, written.purpose_id, written.basis from contact_purposes written where written.tenant_id = $1
  union all
  select given.contact_id, given.purpose_id, asked.basis
    from consent_events given
    join purposes asked on asked.tenant_id = $1 and asked.id = given.purpose_id and asked.basis = 'consent'
   where given.tenant_id = $1 and given.kind = 'granted'
     and given.wording_version >= (select max(wording.version) from consent_wordings wording
                                    where wording.tenant_id = $1 and wording.purpose_id = asked.id and not wording.same_meaning)
     and exists (
       select from unnest(case when cardinality(asked.channels) = 0 then array[null] else asked.channels end) as way(channel)
        where (given.channel is null or given.channel = way.channel)
          and not exists (
            select from consent_events ended
             where ended.tenant_id = $1 and ended.contact_id = given.contact_id
               and ended.kind in ('granted', 'withdrawn', 'objected', 'lapsed') and (ended.at, ended.id) > (given.at, given.id)
               and (ended.purpose_id = asked.id or (ended.purpose_id is null and asked.marketing is not null))
               and (ended.channel is null or ended.channel = way.channel))))`;
