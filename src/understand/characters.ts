/** Hashed runs of characters are counted in so many buckets; two that share one did no harm that was measured. */
export const BUCKETS = 1 << 16;
const SHORTEST = 2;
const LONGEST = 5;

/** The buckets a text has runs in, and how many in each. */
export interface Characters {
  buckets: Uint16Array;
  counts: Uint16Array;
}

const FNV_START = 0x81_1c_9d_c5;
const FNV_PRIME = 0x01_00_01_93;

/** FNV-1a of 32 bits. */
export function hashOf(text: string): number {
  let hash = FNV_START;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME) >>> 0;
  return hash;
}

const scratch = new Uint16Array(BUCKETS);

/**
 * Every run of 2 to 5 characters, spaces among them: what words have in common ("numb", "numbness", "nmb feet") and how
 * they follow each other ("n't f"). The hash is FNV-1a, folded to 16 bits.
 */
export function charactersOf(words: readonly string[]): Characters {
  const text = ` ${words.join(" ")} `;
  const found: number[] = [];
  for (let from = 0; from < text.length; from++) {
    let hash = FNV_START;
    for (let at = from; at < Math.min(from + LONGEST, text.length); at++) {
      hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME) >>> 0;
      if (at - from + 1 < SHORTEST) continue;
      const bucket = (hash ^ (hash >>> 16)) & (BUCKETS - 1);
      const before = scratch[bucket] ?? 0;
      if (before === 0) found.push(bucket);
      scratch[bucket] = before + 1;
    }
  }
  const counts = Uint16Array.from(found, (bucket) => scratch[bucket] ?? 0);
  for (const bucket of found) scratch[bucket] = 0;
  return { buckets: Uint16Array.from(found), counts };
}
