import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../bot/listen.ts';
import { killed, succeeds } from './server-process.ts';

/** An OpenSearch of its own for a test file, on loopback, with the k-NN plugin and one node. */
type OpenSearchServer = {
  /** The address of a store in it, in indices that no other store has. */
  freshAddress: () => string;
  stop: () => Promise<void>;
};

const VERSION = '2.19.1';
/** What Maven brought stays here, unpacked, for the next run. */
const INSTALLED = join(tmpdir(), `dateline-opensearch-${VERSION}`);
/** Maven downloads 60 MB the first time. */
const DOWNLOAD_MILLISECONDS = 240_000;
const START_MILLISECONDS = 150_000;
/** What a program takes at most to say its version. */
const QUICK = { timeout: 60_000 };
/** OpenSearch refuses to run as root. */
const NOBODY = 65_534;

/** The server, or why there is none, such as ` (skipped: there is no Java, which OpenSearch needs)`. */
type Started = { server: OpenSearchServer; reason: null } | { server: null; reason: string };

/** Starts an OpenSearch, which Maven brings the first time. */
export async function startOpenSearch(): Promise<Started> {
  const why = await whyNotInstalled();
  const server = why ?? (await launch());
  return typeof server === 'string'
    ? { server: null, reason: ` (skipped: ${server})` }
    : { server, reason: null };
}

/** Two nodes with copies of the same indices, on 127.0.0.1 and 127.0.0.2. */
export type OpenSearchPair = Pick<OpenSearchServer, 'stop'> & {
  /** The address of a store that both nodes hold. */
  address: string;
  /** Ends the second node at once, as a crash does. */
  killSecond: () => Promise<void>;
};

/** Starts two nodes of an OpenSearch; a sentence where that is impossible. */
export async function startOpenSearchPair(): Promise<OpenSearchPair | string> {
  const why = await whyNotInstalled();
  if (why !== null) return why;
  const [http, transport] = [await freePort(), await freePort()];
  const cluster = { http, seed: `127.0.0.1:${transport}` };
  const first = await launch({ ...cluster, host: '127.0.0.1', transport });
  if (typeof first === 'string') return first;
  const second = await launch({ ...cluster, host: '127.0.0.2', transport: await freePort() });
  if (typeof second === 'string') {
    await first.stop();
    return second;
  }
  return {
    address: `opensearch+http://127.0.0.1,127.0.0.2:${http}/pair`,
    killSecond: second.stop,
    stop: async () => {
      await second.stop();
      await first.stop();
    },
  };
}

/** Null if it is installed by now. */
async function whyNotInstalled(): Promise<string | null> {
  if (!(await succeeds('java', ['-version'], QUICK)))
    return 'there is no Java, which it needs: install a runtime of version 17 or later';
  return existsSync(INSTALLED) ? null : await install();
}

/** A node of a cluster of two; the one that the seed names is its manager. */
type ClusterNode = { host: string; http: number; transport: number; seed: string };

async function install(): Promise<string | null> {
  if (!(await succeeds('mvn', ['--version'], QUICK)))
    return 'there is no Maven, which brings it: install that';
  const folder = await mkdtemp(join(tmpdir(), 'dateline-maven-'));
  try {
    await writeFile(join(folder, 'pom.xml'), PROJECT);
    const isBrought = await succeeds('mvn', ['-q', '-B', '-f', folder, 'validate'], {
      timeout: DOWNLOAD_MILLISECONDS,
    });
    if (!isBrought) return `Maven cannot bring version ${VERSION}: it needs its central repository`;
    const painless = join(folder, PAINLESS_FOLDER);
    await writeFile(join(painless, 'plugin-descriptor.properties'), PAINLESS);
    await writeFile(join(painless, 'plugin-security.policy'), PAINLESS_RIGHTS);
    await chmod(folder, 0o755);
    await rename(join(folder, HOME), INSTALLED).catch((error: unknown) => {
      // Another process was faster.
      if (!existsSync(INSTALLED)) throw error;
    });
    return null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function launch(node: ClusterNode | null = null): Promise<OpenSearchServer | string> {
  // In memory where it can be: a store begins with three indices, each of which waits for the disk.
  const root = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  const folder = await mkdtemp(join(root, 'dateline-opensearch-'));
  const config = join(folder, 'config');
  await mkdir(config);
  await writeFile(join(config, 'opensearch.yml'), settingsIn(folder, node));
  await writeFile(join(config, 'log4j2.properties'), LOGGING);
  await writeFile(join(config, 'jvm.options'), '');
  const isRoot = process.getuid?.() === 0;
  if (isRoot) for (const path of [folder, config]) await chown(path, NOBODY, NOBODY);
  const server = spawn('java', javaArguments(config), {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(isRoot && { uid: NOBODY, gid: NOBODY }),
  });
  const said: string[] = [];
  for (const stream of [server.stdout, server.stderr])
    stream.on('data', (data: Buffer) => said.push(data.toString()));
  const stop = async (): Promise<void> => {
    await killed(server);
    await rm(folder, { recursive: true, force: true });
  };
  const url = await answering(server, join(folder, 'logs', 'http.ports'));
  if (url === null) {
    await stop();
    return `version ${VERSION} did not start: ${said.join('').slice(-600)}`;
  }
  let stores = 0;
  return {
    freshAddress: () => `opensearch+${url}/store-${(stores += 1)}`,
    stop,
  };
}

/** The address of the server once it answers; null if it ends, or takes too long. */
async function answering(server: ChildProcess, portsFile: string): Promise<string | null> {
  for (let waited = 0; waited < START_MILLISECONDS; waited += 250) {
    if (server.exitCode !== null) return null;
    const ports = await readFile(portsFile, 'utf8').catch(() => '');
    const [, place] = /^(127\.0\.0\.[12]:\d+)/mu.exec(ports) ?? [];
    if (place !== undefined) {
      const url = `http://${place}`;
      const health = await fetch(`${url}/_cluster/health`).catch(() => null);
      if (health?.ok) return url;
    }
    await pause(250);
  }
  return null;
}

/** Little memory, and machine code that is made soon rather than well. */
function javaArguments(config: string): string[] {
  return [
    '-Xms512m',
    '-Xmx1g',
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1',
    '-Djava.security.manager=allow',
    `-Dopensearch.path.home=${INSTALLED}`,
    `-Dopensearch.path.conf=${config}`,
    '-Dopensearch.distribution.type=zip',
    '-Dlog4j.shutdownHookEnabled=false',
    '-Dlog4j2.disable.jmx=true',
    '-cp',
    join(INSTALLED, 'lib', '*'),
    'org.opensearch.bootstrap.OpenSearch',
  ];
}

function settingsIn(folder: string, node: ClusterNode | null): string {
  return `${node === null ? ALONE : besides(node)}
node.portsfile: true
path.data: ${folder}/data
path.logs: ${folder}/logs
cluster.routing.allocation.disk.threshold_enabled: false
action.auto_create_index: false
`;
}

const ALONE = `cluster.name: dateline-test
discovery.type: single-node
network.host: 127.0.0.1
http.port: 0
transport.port: 0`;

function besides({ host, http, transport, seed }: ClusterNode): string {
  const isManager = seed === `${host}:${transport}`;
  return `cluster.name: dateline-pair-${http}
node.name: ${host}
node.roles: [${isManager ? 'cluster_manager, ' : ''}data]
${isManager ? `cluster.initial_cluster_manager_nodes: ${host}` : ''}
discovery.seed_hosts: ['${seed}']
network.host: ${host}
http.port: ${http}
transport.port: ${transport}`;
}

const LOGGING = `status = error
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = %m%n
rootLogger.level = error
rootLogger.appenderRef.console.ref = console
`;

/** Maven has the module as a library, without what makes a module of it. */
const PAINLESS = `description=Painless
version=${VERSION}
name=lang-painless
classname=org.opensearch.painless.PainlessPlugin
java.version=11
opensearch.version=${VERSION}
extended.plugins=
has.native.controller=false
`;
const PAINLESS_RIGHTS = `grant {
  permission java.lang.RuntimePermission "createClassLoader";
  permission java.lang.RuntimePermission "getClassLoader";
};
`;

const HOME = `opensearch-${VERSION}`;
const PAINLESS_FOLDER = `${HOME}/modules/lang-painless`;

/** A Maven project whose only step brings the distribution, the k-NN plugin and what that one needs. */
const PROJECT = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>dateline</groupId><artifactId>opensearch</artifactId><version>1</version><packaging>pom</packaging>
  <build><plugins><plugin>
    <groupId>org.apache.maven.plugins</groupId><artifactId>maven-dependency-plugin</artifactId>
    <executions>
      ${execution('unpack', [
        artifact('org.opensearch.distribution.integ-test-zip:opensearch', VERSION, 'zip', '.'),
        artifact(
          'org.opensearch.plugin:opensearch-knn',
          `${VERSION}.0`,
          'zip',
          `${HOME}/plugins/opensearch-knn`,
        ),
      ])}
      ${execution('copy', [
        ...['lang-painless', 'opensearch-scripting-painless-spi'].map((name) =>
          artifact(`org.opensearch.plugin:${name}`, VERSION, 'jar', PAINLESS_FOLDER),
        ),
        artifact('org.antlr:antlr4-runtime', '4.13.1', 'jar', PAINLESS_FOLDER),
        ...['asm', 'asm-util', 'asm-tree', 'asm-commons', 'asm-analysis'].map((name) =>
          artifact(`org.ow2.asm:${name}`, '9.7', 'jar', PAINLESS_FOLDER),
        ),
      ])}
    </executions>
  </plugin></plugins></build>
</project>
`;

function execution(goal: 'copy' | 'unpack', artifacts: readonly string[]): string {
  const items = `<artifactItems>${artifacts.join('')}</artifactItems>`;
  return `<execution><id>${goal}</id><phase>validate</phase><goals><goal>${goal}</goal></goals><configuration>${items}</configuration></execution>`;
}

/** A part that Maven brings into a folder of the project. */
function artifact(coordinates: string, version: string, type: string, folder: string): string {
  const [group = '', name = ''] = coordinates.split(':');
  return `<artifactItem><groupId>${group}</groupId><artifactId>${name}</artifactId><version>${version}</version><type>${type}</type><outputDirectory>\${project.basedir}/${folder}</outputDirectory></artifactItem>`;
}
