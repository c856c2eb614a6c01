import { z } from 'zod';
import type { AnnouncedMessage, Announcement } from '../ports/announcements.ts';
import { answerSchema } from './answer-schema.ts';
import type { Rhythm, Watch } from '../ports/watches.ts';

const rhythmSchema: z.ZodType<Rhythm> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('hours'),
    hour: z.number(),
    minute: z.number(),
    zone: z.string(),
    days: z.array(z.number()),
  }),
  z.object({ kind: z.literal('breaking') }),
]);

/** A JSON column as what it holds. */
function json<T>(schema: z.ZodType<T>) {
  return z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema);
}

const watchRow = z.object({
  id: z.number(),
  channel_id: z.string(),
  guild_id: z.string().nullable(),
  topic: z.string(),
  rhythm: json(rhythmSchema),
  role_id: z.string().nullable(),
  locale: z.string(),
  created_by: z.string().nullable(),
  created_at: z.string(),
  next_at: z.string(),
  checked_at: z.string().nullable(),
  paused: z.enum(['no-access', 'no-permission', 'closed']).nullable(),
});

/** A watch from its row. */
export function watchOfRow(row: unknown): Watch {
  const read = watchRow.parse(row);
  return {
    id: read.id,
    channelId: read.channel_id,
    guildId: read.guild_id,
    topic: read.topic,
    rhythm: read.rhythm,
    roleId: read.role_id,
    locale: read.locale,
    createdBy: read.created_by,
    createdAt: read.created_at,
    nextAt: read.next_at,
    checkedAt: read.checked_at,
    paused: read.paused,
  };
}

const announcementRow = z.object({
  channel_id: z.string(),
  planned_at: z.string(),
  // What this file wrote is sent as it stands; Discord checks it.
  payload: json(z.custom<AnnouncedMessage>((value) => typeof value === 'object' && value !== null)),
  answer: json(answerSchema.nullable()).nullable(),
  sent_at: z.string().nullable(),
  attempts: z.number(),
});

/** An announcement from its row. */
export function announcementOfRow(row: unknown): Announcement {
  const read = announcementRow.parse(row);
  return {
    channelId: read.channel_id,
    plannedAt: read.planned_at,
    payload: read.payload,
    answer: read.answer,
    sentAt: read.sent_at,
    attempts: read.attempts,
  };
}
