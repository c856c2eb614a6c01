import { refusal } from '../refusals.ts';
import type { SeenFile, SeenRequest } from '../seen.ts';

/**
 * The request with its body read: JSON as it is, of a multipart body `payload_json` and the files.
 * @throws 50109 where the JSON is none.
 */
export async function readRequest(request: Request, at: number): Promise<SeenRequest> {
  const url = new URL(request.url);
  return {
    method: request.method,
    path: url.pathname.replace(/^\/api\/v\d+/, ''),
    query: Object.fromEntries(url.searchParams),
    ...(await readBody(request)),
    at,
    status: null,
    answer: null,
  };
}

async function readBody(request: Request): Promise<{ body: unknown; files: SeenFile[] }> {
  if (request.headers.get('content-type')?.startsWith('multipart/form-data')) {
    return await readForm(await request.formData());
  }
  const text = await request.text();
  return { body: text === '' ? null : parseJson(text), files: [] };
}

async function readForm(form: FormData): Promise<{ body: unknown; files: SeenFile[] }> {
  const files: SeenFile[] = [];
  for (const value of form.values()) {
    if (typeof value === 'string') continue;
    const bytes = new Uint8Array(await value.arrayBuffer());
    files.push({ name: value.name, contentType: value.type, bytes });
  }
  const payload = form.get('payload_json');
  return { body: typeof payload === 'string' ? parseJson(payload) : null, files };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refusal('invalidJson');
  }
}
