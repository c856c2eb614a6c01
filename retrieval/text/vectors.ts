/** The Euclidean length of a vector. */
export function lengthOf(vector: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < vector.length; index += 1) sum += (vector[index] ?? 0) ** 2;
  return Math.sqrt(sum);
}

/** A vector of the same direction and of length 1; the zero vector for the zero vector. */
export function toUnitLength(vector: ArrayLike<number>): Float32Array {
  const unit = new Float32Array(vector.length);
  const length = lengthOf(vector) || 1;
  for (let index = 0; index < unit.length; index += 1) unit[index] = (vector[index] ?? 0) / length;
  return unit;
}

/** The dot product: the similarity of two unit vectors. Four sums side by side take half as long as one. */
// oxlint-disable-next-line complexity -- the rule counts the default of each index
export function dotProduct(left: ArrayLike<number>, right: ArrayLike<number>): number {
  let one = 0;
  let two = 0;
  let three = 0;
  let four = 0;
  let index = 0;
  for (; index + 4 <= left.length; index += 4) {
    one += (left[index] ?? 0) * (right[index] ?? 0);
    two += (left[index + 1] ?? 0) * (right[index + 1] ?? 0);
    three += (left[index + 2] ?? 0) * (right[index + 2] ?? 0);
    four += (left[index + 3] ?? 0) * (right[index + 3] ?? 0);
  }
  for (; index < left.length; index += 1) one += (left[index] ?? 0) * (right[index] ?? 0);
  return one + two + three + four;
}
