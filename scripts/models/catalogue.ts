// The short list of models that npm run model knows by name.

/** A model that can be downloaded; size and checksum are of the file. */
export type KnownModel = {
  name: string;
  about: string;
  licence: string;
  bytes: number;
  sha256: string;
  url: string;
};

const HUB = 'https://huggingface.co';

/** Smallest first. Each address names a revision, so that the file behind it never changes. */
export const knownModels: readonly KnownModel[] = [
  {
    name: 'qwen2.5-0.5b',
    about: 'the smallest and fastest',
    licence: 'Apache-2.0',
    bytes: 491_400_032,
    sha256: '74a4da8c9fdbcd15bd1f6d01d621410d31c6fc00986f5eb687824e7b93d7a9db',
    url: `${HUB}/Qwen/Qwen2.5-0.5B-Instruct-GGUF/resolve/9217f5db79a29953eb74d5343926648285ec7e67/qwen2.5-0.5b-instruct-q4_k_m.gguf`,
  },
  {
    name: 'qwen2.5-1.5b',
    about: 'for two to four cores and 2 GB of memory',
    licence: 'Apache-2.0',
    bytes: 1_117_320_736,
    sha256: '6a1a2eb6d15622bf3c96857206351ba97e1af16c30d7a74ee38970e434e9407e',
    url: `${HUB}/Qwen/Qwen2.5-1.5B-Instruct-GGUF/resolve/91cad51170dc346986eccefdc2dd33a9da36ead9/qwen2.5-1.5b-instruct-q4_k_m.gguf`,
  },
  {
    name: 'qwen3-4b',
    about: 'for eight cores or a GPU, and 4 GB of memory',
    licence: 'Apache-2.0',
    bytes: 2_497_280_736,
    sha256: '2fde00ce69dd4899c70d020845e2638353015bba0fdf161b3eb965f2bca4464e',
    url: `${HUB}/bartowski/Qwen_Qwen3-4B-Instruct-2507-GGUF/resolve/ae44f08e1392f39c0e474af10c3ff8355c8b6688/Qwen_Qwen3-4B-Instruct-2507-Q4_K_M.gguf`,
  },
];

/** A size for people. */
export function sizeText(bytes: number): string {
  return bytes < 1e9 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}
