interface Located {
  readonly range: readonly [number, number];
}

/** The place of the first of these nodes or tokens, sorted by their ends, that ends after `position`; by halving: files are long. */
export function findFirst(sorted: readonly Located[], position: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as Located).range[1] > position) high = middle;
    else low = middle + 1;
  }
  return low;
}
