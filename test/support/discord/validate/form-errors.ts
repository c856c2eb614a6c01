import type { z } from 'zod';
import { invalidForm } from '../refusals.ts';
import type { Json } from '../json.ts';

/** One fault in a body: where it is, Discord's name for it, and the sentence. */
export type FormFault = { path: readonly PropertyKey[]; code: string; message: string };

/** What a body is checked against. */
type Form<T> = {
  schema: z.ZodType<T>;
  body: unknown;
  /** What the schema cannot say; asked only when the schema holds. */
  rules?: (parsed: T) => FormFault[];
  /** Where the checked part stands in the whole body. */
  at?: readonly PropertyKey[];
};

/**
 * The body in the shape of the schema.
 * @throws the 400 that Discord would answer, with every fault.
 */
export function checkForm<T>({ schema, body, rules, at = [] }: Form<T>): T {
  const parsed = schema.safeParse(body ?? {});
  const faults = parsed.success
    ? (rules?.(parsed.data) ?? [])
    : parsed.error.issues.map((issue) => faultOf(issue));
  refuseFaults(faults, at);
  if (!parsed.success) throw parsed.error;
  return parsed.data;
}

/**
 * Nothing where there are no faults.
 * @throws the 400 that Discord would answer; `at` is put in front of each path.
 */
export function refuseFaults(faults: readonly FormFault[], at: readonly PropertyKey[] = []): void {
  if (faults.length === 0) return;
  throw invalidForm(
    nestFaults(faults.map((fault) => ({ ...fault, path: [...at, ...fault.path] }))),
  );
}

/** Faults as Discord nests them: the keys of the body, each leaf a list under `_errors`. */
function nestFaults(faults: readonly FormFault[]): Json {
  const root: FaultNode = { children: new Map(), faults: [] };
  for (const fault of faults) {
    let node = root;
    for (const key of fault.path) node = childOf(node, String(key));
    node.faults.push({ code: fault.code, message: fault.message });
  }
  return toJson(root);
}

type FaultNode = { children: Map<string, FaultNode>; faults: { code: string; message: string }[] };

function childOf(node: FaultNode, key: string): FaultNode {
  const child = node.children.get(key) ?? { children: new Map(), faults: [] };
  node.children.set(key, child);
  return child;
}

function toJson(node: FaultNode): Json {
  const json: Json = {};
  if (node.faults.length > 0) json['_errors'] = node.faults;
  for (const [key, child] of node.children) json[key] = toJson(child);
  return json;
}

function faultOf(issue: z.core.$ZodIssue): FormFault {
  const { path, message } = issue;
  if (issue.code === 'too_big') return { path, ...lengthFault('MAX', 'fewer', issue.maximum) };
  if (issue.code === 'too_small') return { path, ...lengthFault('MIN', 'more', issue.minimum) };
  if (issue.code === 'custom') return { path, message, code: String(issue.params?.['code']) };
  if (issue.code === 'invalid_type' && issue.input === undefined) {
    return { path, code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };
  }
  return { path, message, code: codes[issue.code] ?? 'INVALID' };
}

const codes: Partial<Record<z.core.$ZodIssue['code'], string>> = {
  invalid_type: 'BASE_TYPE_CONVERT',
  invalid_format: 'STRING_TYPE_REGEX',
  invalid_union: 'BASE_TYPE_CHOICES',
  invalid_value: 'BASE_TYPE_CHOICES',
};

function lengthFault(
  end: 'MAX' | 'MIN',
  word: 'fewer' | 'more',
  limit: number | bigint,
): Omit<FormFault, 'path'> {
  return { code: `BASE_TYPE_${end}_LENGTH`, message: `Must be ${limit} or ${word} in length.` };
}
