import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { z } from 'zod';

type Refusal = { status: ContentfulStatusCode; code: number; message: string };

/** Discord's refusals by name; codes and statuses are those of its API reference. */
const refusals = {
  unauthorized: { status: 401, code: 0, message: '401: Unauthorized' },
  notFound: { status: 404, code: 0, message: '404: Not Found' },
  unknownChannel: { status: 404, code: 10003, message: 'Unknown Channel' },
  unknownGuild: { status: 404, code: 10004, message: 'Unknown Guild' },
  unknownMember: { status: 404, code: 10007, message: 'Unknown Member' },
  unknownMessage: { status: 404, code: 10008, message: 'Unknown Message' },
  unknownUser: { status: 404, code: 10013, message: 'Unknown User' },
  unknownWebhook: { status: 404, code: 10015, message: 'Unknown Webhook' },
  unknownInteraction: { status: 404, code: 10062, message: 'Unknown interaction' },
  unknownCommand: { status: 404, code: 10063, message: 'Unknown application command' },
  tooLarge: { status: 413, code: 40005, message: 'Request entity too large' },
  alreadyAcknowledged: {
    status: 400,
    code: 40060,
    message: 'Interaction has already been acknowledged.',
  },
  tooManyFollowUps: {
    status: 400,
    code: 40094,
    message: 'This interaction has reached its maximum number of follow up messages',
  },
  missingAccess: { status: 403, code: 50001, message: 'Missing Access' },
  notYours: { status: 403, code: 50005, message: 'Cannot edit a message authored by another user' },
  emptyMessage: { status: 400, code: 50006, message: 'Cannot send an empty message' },
  invalidWebhookToken: { status: 401, code: 50027, message: 'Invalid Webhook Token' },
  invalidJson: { status: 400, code: 50109, message: 'The request body contains invalid JSON.' },
  threadExists: {
    status: 400,
    code: 160004,
    message: 'A thread has already been created for this message',
  },
  threadLocked: { status: 400, code: 160005, message: 'Thread is locked' },
  missingPermissions: { status: 403, code: 50013, message: 'Missing Permissions' },
  noHistory: {
    status: 403,
    code: 160002,
    message: 'Cannot reply without permission to read message history',
  },
  serverError: { status: 500, code: 0, message: '500: Internal Server Error' },
} as const satisfies Record<string, Refusal>;

/** The error to throw in a route so that the bot receives this refusal as Discord words it. */
export function refusal(name: keyof typeof refusals): HTTPException {
  const { status, code, message } = refusals[name];
  return refuseWith(status, { message, code });
}

/** The 400 with code 50035 that Discord answers to a body with faults, nested as in the body. */
function invalidForm(errors: Json): HTTPException {
  return refuseWith(400, { message: 'Invalid Form Body', code: 50035, errors });
}

function refuseWith(status: ContentfulStatusCode, body: Json): HTTPException {
  return new HTTPException(status, {
    message: `${String(body['code'])}: ${String(body['message'])}`,
    res: Response.json(body, { status }),
  });
}

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

/** A JSON object as it came over the wire; nothing about it is known yet. */
export type Json = Record<string, unknown>;
