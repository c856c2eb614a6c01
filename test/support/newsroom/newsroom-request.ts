import type { IncomingHttpHeaders, ServerResponse } from 'node:http';

/** A request as the newsroom saw it. */
export type NewsroomRequest = {
  /** When it came, by the newsroom's clock. */
  at: Date;
  method: string;
  /** The name asked for, without the port. */
  host: string;
  /** With the query. */
  path: string;
  headers: IncomingHttpHeaders;
  /** Such as `http://daily.example:41234`, for absolute links. */
  origin: string;
  /** How many requests this host was busy with, this one included. */
  atOnce: number;
  /** What was answered; null while nothing is, and where nothing ever was. */
  readonly status: number | null;
};

/** How one request is answered. */
export type NewsroomReply = (
  request: NewsroomRequest,
  response: ServerResponse,
) => void | Promise<void>;

/** What one host has: a reply per path, or a rule that knows. */
export type Site =
  | Readonly<Record<string, NewsroomReply>>
  | ((path: string, at: Date) => NewsroomReply | undefined);
