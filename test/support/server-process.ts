import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** Whether a program ends without an error; it is ended after `timeout` milliseconds. */
export async function succeeds(
  command: string,
  given: readonly string[],
  { timeout }: { timeout: number },
): Promise<boolean> {
  const child = spawn(command, given, { stdio: 'ignore', timeout });
  return await new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

/** Ends a server at once, as a crash does. */
export async function killed(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exit = once(server, 'exit');
  server.kill('SIGKILL');
  await exit;
}
