import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { SeenRequest } from '../seen.ts';

/** What every route finds beside its request: `seen` is the request with its body already read. */
export type RouteEnvironment = { Bindings: HttpBindings; Variables: { seen: SeenRequest } };

/** An empty set of routes. */
export function routes(): Hono<RouteEnvironment> {
  return new Hono<RouteEnvironment>();
}
