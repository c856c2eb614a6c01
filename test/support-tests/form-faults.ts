/** The faults of the 400 that the check throws, each as `.path CODE`; empty where it passes. */
export async function faultsOf(check: () => unknown): Promise<string[]> {
  try {
    check();
  } catch (error) {
    if (!(error instanceof Error) || !('getResponse' in error)) throw error;
    const { getResponse } = error;
    if (typeof getResponse !== 'function') throw error;
    const { errors }: { errors: unknown } = await getResponse.call(error).json();
    return flatten(errors, '');
  }
  return [];
}

function flatten(node: unknown, path: string): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]): string[] =>
    key === '_errors' && Array.isArray(value)
      ? value.map(({ code }: { code: string }) => `${path} ${code}`)
      : flatten(value, `${path}.${key}`),
  );
}
