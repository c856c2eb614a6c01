// A process that leads whenever it can: prints a line when a job begins and when it ends.
import { postgresLeader } from '../../bot/state/postgres-leader.ts';

const [address = ''] = process.argv.slice(2);
const print = (line: string): void => void process.stdout.write(`${line}\n`);
postgresLeader(address).whileLeading(() => {
  print('began');
  return {
    wake: () => print('woken'),
    stop: async () => {
      print('ended');
      await Promise.resolve();
    },
  };
});
