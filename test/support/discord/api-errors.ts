import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { z } from 'zod';

type ApiError = { status: ContentfulStatusCode; code: number; message: string };

/** Discord's refusals by name; codes and statuses are those of its API reference. */
const apiErrors = {
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
  notCrosspostable: {
    status: 400,
    code: 50024,
    message: 'Cannot execute action on this channel type',
  },
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
} as const satisfies Record<string, ApiError>;

/** The error to throw in a route for the response that Discord would send. */
export function apiError(name: keyof typeof apiErrors): HTTPException {
  const { status, code, message } = apiErrors[name];
  return httpError(status, { message, code });
}

/** The 400 with code 50035 that Discord returns for an invalid body, with errors nested as in the body. */
function invalidForm(errors: Json): HTTPException {
  return httpError(400, { message: 'Invalid Form Body', code: 50035, errors });
}

function httpError(status: ContentfulStatusCode, body: Json): HTTPException {
  return new HTTPException(status, {
    message: `${String(body['code'])}: ${String(body['message'])}`,
    res: Response.json(body, { status }),
  });
}

/** One error in a body: its path, Discord's code, and the message. */
export type FormError = { path: readonly PropertyKey[]; code: string; message: string };

/** What a body is checked against. */
type Form<T> = {
  schema: z.ZodType<T>;
  body: unknown;
  /** Rules that the schema cannot express; checked if the schema passes. */
  rules?: (parsed: T) => FormError[];
  /** The path of the checked part in the body. */
  at?: readonly PropertyKey[];
};

/**
 * Parses the body by the schema.
 * @throws the 400 that Discord would return, with every error.
 */
export function checkForm<T>({ schema, body, rules, at = [] }: Form<T>): T {
  const parsed = schema.safeParse(body ?? {});
  const faults = parsed.success
    ? (rules?.(parsed.data) ?? [])
    : parsed.error.issues.map((issue) => faultOf(issue));
  rejectForm(faults, at);
  if (!parsed.success) throw parsed.error;
  return parsed.data;
}

/**
 * Does nothing without errors.
 * @throws the 400 that Discord would return; `at` is put in front of each path.
 */
export function rejectForm(faults: readonly FormError[], at: readonly PropertyKey[] = []): void {
  if (faults.length === 0) return;
  throw invalidForm(
    nestFaults(faults.map((fault) => ({ ...fault, path: [...at, ...fault.path] }))),
  );
}

/** Nests errors as Discord does: by the keys of the body, each leaf a list under `_errors`. */
function nestFaults(faults: readonly FormError[]): Json {
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

function faultOf(issue: z.core.$ZodIssue): FormError {
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
): Omit<FormError, 'path'> {
  return { code: `BASE_TYPE_${end}_LENGTH`, message: `Must be ${limit} or ${word} in length.` };
}

/** An unvalidated JSON object. */
export type Json = Record<string, unknown>;
