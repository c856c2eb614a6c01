// What the address of a store names.
/** Whether a store's address is a folder, and not one such as `s3://bucket/path`. */
export function isFolder(address: string): boolean {
  return !address.includes('://');
}

/** Whether a store's address is that of an OpenSearch, such as `opensearch+https://host:9200/name`. */
export function isOpenSearch(address: string): boolean {
  return /^opensearch\+https?:\/\//u.test(address);
}
