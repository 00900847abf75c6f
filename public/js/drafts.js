// A page with several forms keeps what is typed in the others when one of them is sent: the page comes back whole, and a
// letter that is half written must not go with it. What the sent form holds is for the answer to say.

const ticks = (field) => field.type === 'checkbox' || field.type === 'radio';
const asItStands = (field) => (ticks(field) ? field.checked : field.value);
const asItCame = (field) => {
  if (ticks(field)) return field.defaultChecked;
  if (field.tagName !== 'SELECT') return field.defaultValue;
  return ([...field.options].find((option) => option.defaultSelected) ?? field.options[0])?.value;
};
/**
 * The fields that somebody can have written in, each with what it is known by on any rendering of the page. Two forms may
 * have one address; what their buttons say tells them apart.
 */
const writtenFields = () =>
  [...document.querySelectorAll('#main form[method="post"]')].flatMap((form) =>
    [...form.elements]
      .filter(({ name, type }) => name && !/^(hidden|password|file|submit|button)$/.test(type))
      .map((field) => ({
        form,
        field,
        key: [
          form.action,
          form.querySelector('button')?.textContent.trim(),
          field.name,
          ticks(field) && field.value,
        ].join('\n'),
      })),
  );

let sentForm;
let drafts = [];

document.addEventListener('submit', ({ target }) => (sentForm = target.method === 'post' ? target : undefined), true);
document.addEventListener('htmx:before:swap', () => {
  if (!sentForm?.isConnected) return;
  drafts = writtenFields()
    .filter(({ form, field }) => form !== sentForm && asItStands(field) !== asItCame(field))
    .map(({ field, key }) => ({ key, came: asItCame(field), stands: asItStands(field) }));
});
document.addEventListener('htmx:after:swap', () => {
  sentForm = undefined;
  if (drafts.length === 0) return;
  for (const { field, key } of writtenFields()) {
    const draft = drafts.find((one) => one.key === key);
    // What the answer itself has changed is newer than the draft.
    if (!draft || asItStands(field) !== draft.came) continue;
    field[ticks(field) ? 'checked' : 'value'] = draft.stands;
    const around = field.closest('details');
    if (around) around.open = true;
  }
  drafts = [];
});
