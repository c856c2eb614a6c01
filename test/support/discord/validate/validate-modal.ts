import { z } from 'zod';
import { checkForm, type FormFault } from './form-errors.ts';
import { customId, entitySelect, stringSelect, textDisplay } from './validate-components.ts';

const textInput = z.object({
  type: z.literal(4),
  custom_id: customId,
  style: z.union([z.literal(1), z.literal(2)]),
  label: z.string().min(1).max(45).nullish(),
  min_length: z.int().min(0).max(4000).nullish(),
  max_length: z.int().min(1).max(4000).nullish(),
  required: z.boolean().nullish(),
  value: z.string().max(4000).nullish(),
  placeholder: z.string().max(100).nullish(),
});
const fileUpload = z.object({ type: z.literal(19), custom_id: customId });
const labelledInput = z.object({ ...textInput.shape, label: z.string().min(1).max(45) });
const label = z.object({
  type: z.literal(18),
  label: z.string().min(1).max(45),
  description: z.string().max(100).nullish(),
  component: z.discriminatedUnion('type', [textInput, stringSelect, entitySelect, fileUpload]),
});
const row = z.object({ type: z.literal(1), components: z.array(labelledInput).length(1) });

const modalSchema = z.object({
  title: z.string().min(1).max(45),
  custom_id: customId,
  components: z
    .array(z.discriminatedUnion('type', [row, label, textDisplay]))
    .min(1)
    .max(5),
});

/** A modal within Discord's limits. */
export type Modal = z.infer<typeof modalSchema>;
/** Something to fill in. */
export type ModalInput = z.infer<typeof label>['component'];

/**
 * The modal of an interaction callback.
 * @throws 50035 for faults in the form.
 */
export function checkModal(body: unknown): Modal {
  return checkForm({ schema: modalSchema, body, rules: duplicateInputs, at: ['data'] });
}

/** What a person can fill in, in reading order. */
export function inputsOf(modal: Modal): ModalInput[] {
  return modal.components.flatMap((component): ModalInput[] => {
    if (component.type === 1) return component.components;
    return component.type === 18 ? [component.component] : [];
  });
}

function duplicateInputs(modal: Modal): FormFault[] {
  const ids = inputsOf(modal).map((input) => input.custom_id);
  if (new Set(ids).size === ids.length) return [];
  const message = 'Component custom id cannot be duplicated';
  return [{ path: ['components'], code: 'COMPONENT_CUSTOM_ID_DUPLICATED', message }];
}
