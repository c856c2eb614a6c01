// dateline model: downloads a language model, and installs what runs it.
import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { type Config, modelsFolder, readConfig } from '../bot/config.ts';
import type { Call } from './command-line/commands.ts';
import { withProgress } from './command-line/progress.ts';
import { CommandError, printJson, say, UsageError } from './command-line/run-script.ts';
import { type KnownModel, knownModels, sizeText } from './models/catalogue.ts';
import { downloadModel, faultOf } from './models/download.ts';
import { type Gpu, gpus, installRuntime, runtimePackages } from './models/runtime.ts';

export async function run({ values, positionals }: Call<'model'>): Promise<void> {
  const [name = '', wanted] = positionals;
  const config = readConfig(process.env);
  if (name === 'list' && wanted === undefined) list(config, values.json === true);
  else if (name === 'get' && wanted !== undefined)
    await get(wanted, config, { ...values, gpu: gpuOf(values.gpu) });
  else throw new UsageError('The call is get NAME, get URL, get FILE or list.');
}

function list(config: Config, isJson: boolean): void {
  const rows = knownModels.map((model) => {
    const file = fileOf(model, config);
    const isUsed =
      config.DATELINE_MODEL !== undefined && resolve(config.DATELINE_MODEL) === resolve(file);
    return { ...model, file, is_here: existsSync(file), is_used: isUsed };
  });
  if (isJson) {
    printJson(rows);
    return;
  }
  for (const { name, bytes, licence, about, is_here: isHere, is_used: isUsed } of rows) {
    const state = isUsed ? 'in use' : isHere ? 'here' : '';
    const cells = [name.padEnd(14), sizeText(bytes).padStart(7), licence.padEnd(11), about, state];
    process.stdout.write(`${cells.join('  ').trimEnd()}\n`);
  }
}

async function get(
  wanted: string,
  config: Config,
  { gpu, sha256, json }: { gpu: Gpu; sha256?: string; json?: boolean },
): Promise<void> {
  const packages = runtimePackages(`${process.platform}-${process.arch}`, gpu);
  const file = await fetched(wanted, config, sha256);
  say('Installing the runtime …');
  await installRuntime(join(modelsFolder(config), 'runtime'), packages);
  say('Trying the model …');
  // Loads the whole engine, which nothing else here needs.
  const { tryModel } = await import('./models/trial.ts');
  const seconds = await tryModel(file, config);
  if (json === true) printJson({ file, seconds });
  else
    process.stdout.write(
      `It answers (${seconds.toFixed(1)} s with loading). To use it, put this into .env:\nDATELINE_MODEL=${file}\n`,
    );
}

/** The file of a model by name, address or path, downloaded where it has to be. */
async function fetched(wanted: string, config: Config, sha256?: string): Promise<string> {
  const known = knownModels.find(({ name }) => name === wanted);
  if (known === undefined && !/^https?:\/\//iu.test(wanted)) return await checkedFile(wanted);
  const { url, ...expected } = known ?? { url: wanted, ...(sha256 !== undefined && { sha256 }) };
  const file = known ? fileOf(known, config) : join(modelsFolder(config), nameIn(url));
  if (existsSync(file) && (await faultOf(file, expected)) === null) return file;
  await withProgress({ label: `Downloading ${basename(file)}`, unit: 'MB' }, async (show) => {
    await downloadModel({
      url,
      path: file,
      expected,
      onProgress: (done, total) => {
        show(Math.round(done / 1e6), undefined, total === null ? undefined : done / total);
      },
    });
  });
  return file;
}

async function checkedFile(path: string): Promise<string> {
  if (!existsSync(path))
    throw new UsageError(
      `"${path}" is neither a file nor one of ${knownModels.map(({ name }) => name).join(', ')}.`,
      'See npm run model -- list',
    );
  const fault = await faultOf(path, {});
  if (fault !== null)
    throw new CommandError(`${path} ${fault}.`, 'Take a file that ends in .gguf.');
  return path;
}

function fileOf({ name }: KnownModel, config: Config): string {
  return join(modelsFolder(config), `${name}.gguf`);
}

/** The file name at the end of an address. */
function nameIn(url: string): string {
  const name = basename(new URL(url).pathname).replaceAll(/[^\w.-]/gu, '_');
  return name.endsWith('.gguf') ? name : `${name}.gguf`;
}

function gpuOf(given: string): Gpu {
  const gpu = gpus.find((name) => name === given);
  if (gpu === undefined) throw new UsageError(`--gpu is one of ${gpus.join(', ')}.`);
  return gpu;
}
