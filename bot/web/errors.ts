import { DatelineError } from '../../corpus/errors.ts';

type Listening = { host: string; port: number; cause: unknown };

/** Another program listens where the playground wants to. */
export class PortInUse extends DatelineError {
  override readonly name = 'PortInUse';
  readonly forReader: string;
  readonly port: number;
  constructor({ host, port, cause }: Listening) {
    const sentence = `Port ${port} on ${host} is in use. Stop the program that uses it, or set DATELINE_PORT to another port.`;
    super(sentence, { cause });
    this.forReader = sentence;
    this.port = port;
  }
}

/** The playground may not or cannot listen there: no such address, or no right to the port. */
export class CannotListen extends DatelineError {
  override readonly name = 'CannotListen';
  readonly forReader: string;
  constructor({ host, port, cause }: Listening) {
    const sentence = `The playground cannot listen on ${host}, port ${port}. Set DATELINE_HOST to an address of this computer and DATELINE_PORT to a port above 1023.`;
    super(sentence, { cause });
    this.forReader = sentence;
  }
}
