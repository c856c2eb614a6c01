import type { Person, SubmitInput } from '../person.ts';
import type { Json } from '../json.ts';
import { inputsOf, type Modal, type ModalInput } from '../validate/validate-modal.ts';
import type { World } from '../world.ts';

/**
 * The `data` of a modal filled in and sent; the modal closes.
 * @throws an error where no such modal is open for the person, or the values do not fit it.
 */
export function modalData(
  world: World,
  user: Person,
  input: SubmitInput,
): { data: Json; sourceMessageId: string | null } {
  const open = world.openModals.find(
    ({ modal, userId }) => userId === user.id && modal.custom_id === input.customId,
  );
  if (open === undefined) throw new Error(`No modal "${input.customId}" is open for ${user.name}.`);
  checkValues(open.modal, input);
  world.openModals = world.openModals.filter((one) => one !== open);
  const components = open.modal.components.map((component, index) => {
    const id = index + 1;
    if (component.type === 1) {
      return { type: 1, id, components: component.components.map((one) => filled(one, input)) };
    }
    if (component.type === 18)
      return { type: 18, id, component: filled(component.component, input) };
    return { type: 10, id };
  });
  const data = { custom_id: input.customId, components, resolved: {} };
  return { data, sourceMessageId: open.sourceMessageId };
}

function filled({ type, custom_id: id }: ModalInput, { values }: SubmitInput): Json {
  const entered = values[id];
  const facts = { type, id: 0, custom_id: id };
  if (type === 4) return { ...facts, value: entered ?? '' };
  return { ...facts, values: [entered ?? []].flat() };
}

function checkValues(modal: Modal, { values }: SubmitInput): void {
  const inputs = inputsOf(modal);
  const unknown = Object.keys(values).filter((id) => !inputs.some((one) => one.custom_id === id));
  if (unknown.length > 0) throw new Error(`The modal has no input ${unknown.join(', ')}.`);
  for (const input of inputs) if (input.type === 4) checkText(input, values[input.custom_id] ?? '');
}

function checkText(input: Extract<ModalInput, { type: 4 }>, value: string | string[]): void {
  if (typeof value !== 'string') throw new Error(`The input ${input.custom_id} takes one text.`);
  const isRequired = input.required ?? true;
  if (value === '' && !isRequired) return;
  const least = Math.max(input.min_length ?? 0, isRequired ? 1 : 0);
  if (value.length >= least && value.length <= (input.max_length ?? 4000)) return;
  throw new Error(`Discord would not accept ${value.length} characters in ${input.custom_id}.`);
}
