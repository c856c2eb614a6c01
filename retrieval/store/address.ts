// What the address of a store names.
/** Whether a store's address is a folder, and not one such as `s3://bucket/path` or `db://name`. */
export function isFolder(address: string): boolean {
  return !address.includes('://');
}
