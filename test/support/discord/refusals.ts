import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Json } from './json.ts';

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
export function invalidForm(errors: Json): HTTPException {
  return refuseWith(400, { message: 'Invalid Form Body', code: 50035, errors });
}

function refuseWith(status: ContentfulStatusCode, body: Json): HTTPException {
  return new HTTPException(status, {
    message: `${String(body['code'])}: ${String(body['message'])}`,
    res: Response.json(body, { status }),
  });
}
