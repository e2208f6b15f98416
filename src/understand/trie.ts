/** Longest match of word sequences. `T` is what a sequence stands for. */
export interface Trie<T> {
  add: (words: readonly string[], value: T) => void;
  /** What stands for exactly these words. */
  get: (words: readonly string[]) => T | undefined;
  /** The longest sequence that starts at `from`, with its length in words. */
  longestAt: (words: readonly string[], from: number) => { value: T; length: number } | undefined;
}

interface Node<T> {
  /** Made only where something follows; most nodes are the end of a name. */
  next?: Map<string, Node<T>>;
  value?: T;
}

export function createTrie<T>(): Trie<T> {
  const root: Node<T> = {};
  return {
    add(words, value) {
      let node = root;
      for (const word of words) {
        const following: Map<string, Node<T>> = node.next ?? new Map();
        const next: Node<T> = following.get(word) ?? {};
        node.next = following.set(word, next);
        node = next;
      }
      node.value = value;
    },
    get(words) {
      let node: Node<T> | undefined = root;
      for (const word of words) node = node?.next?.get(word);
      return node?.value;
    },
    longestAt(words, from) {
      let node: Node<T> | undefined = root;
      let found: { value: T; length: number } | undefined;
      for (let i = from; i < words.length && node; i++) {
        node = node.next?.get(words[i] ?? "");
        if (node?.value !== undefined) found = { value: node.value, length: i - from + 1 };
      }
      return found;
    },
  };
}
