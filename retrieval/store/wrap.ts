// Calls every method of a store through something, such as retries or typed errors.

/** Runs a call, with something around it. */
export type Wrapper = <T>(call: () => Promise<T>) => Promise<T>;

/** The same asynchronous methods, each called through `wrapper`. */
export function wrapMethods<T extends object>(methods: T, wrapper: Wrapper): T {
  return new Proxy(methods, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return async (...given: unknown[]) =>
        await wrapper<unknown>(async () => await Reflect.apply(method, target, given));
    },
  });
}
