import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';

import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono, MiddlewareHandler } from 'hono';

const folder = join(import.meta.dirname, 'page');
const served = new Set(['.html', '.css', '.js', '.svg']);

/** Serves each file of the page under its own name, and the page itself at `/`. */
export function servePageFiles(app: Hono): void {
  app.get('/', pageFile('index.html'));
  for (const name of readdirSync(folder)) {
    if (served.has(extname(name))) app.get(`/${name}`, pageFile(name));
  }
}

function pageFile(name: string): MiddlewareHandler {
  return serveStatic({
    path: join(folder, name),
    onFound: (_path, context) => {
      context.header('Cache-Control', 'no-cache');
    },
  });
}
