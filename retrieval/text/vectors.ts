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

/** The dot product: the similarity of two unit vectors. */
export function dotProduct(left: ArrayLike<number>, right: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < left.length; index += 1)
    sum += (left[index] ?? 0) * (right[index] ?? 0);
  return sum;
}
