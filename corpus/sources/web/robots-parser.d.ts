/** Types of robots-parser. Its own declare a default export, which a CommonJS module lacks. */
declare module 'robots-parser' {
  type Robots = {
    isAllowed: (url: string, userAgent: string) => boolean | undefined;
    /** In seconds. */
    getCrawlDelay: (userAgent: string) => number | undefined;
  };
  function parseRobots(url: string, text: string): Robots;
  export = parseRobots;
}
